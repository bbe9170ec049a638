# What the scripts share; they source it. It sets $root and moves nowhere.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

stop() {
  echo "$*" >&2
  exit 1
}

need_dotnet() {
  [[ $(dotnet --list-sdks 2>/dev/null) =~ (^|$'\n')10\. ]] ||
    stop "The .NET SDK 10 is needed: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
}

# The pages' scripts and styles come from npm, during the build.
need_node() {
  local version
  version=$(node --version 2>/dev/null) || stop "Node 20 or newer is needed: install it from https://nodejs.org and try again."
  version=${version#v}
  ((${version%%.*} >= 20)) || stop "Node 20 or newer is needed, this is $version: get it from https://nodejs.org."
  command -v npm >/dev/null || stop "npm is needed: it comes with Node from https://nodejs.org."
}

program=$root/src/MedDispense.Web/bin/Release/net10.0/MedDispense.Web.dll
built=$root/src/MedDispense.Web/obj/built-by-scripts

# True when no source has changed since the last build by these scripts.
is_built() {
  [[ -f $program && -f $built ]] &&
    [[ -z $(find "$root/src" "$root"/Directory.*.props "$root/global.json" \
      \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o \
      -newer "$built" -print -quit) ]]
}

build_program() {
  need_dotnet
  need_node
  echo "Building MedDispense; the first time takes a minute." >&2
  local log
  log=$(mktemp)
  touch "$built.started" 2>/dev/null || { mkdir -p "${built%/*}" && touch "$built.started"; }
  # The SDK is chosen by the global.json of the folder one stands in.
  (cd "$root" && dotnet build src/MedDispense.Web -c Release --nologo -v q) >"$log" 2>&1 ||
    { cat "$log" >&2; rm -f "$log"; stop "The build failed; the reason is above."; }
  rm -f "$log"
  mv "$built.started" "$built"
}

# Replaces this script by the program, in production, with the static files as the build left them.
run_program() {
  need_dotnet
  export ASPNETCORE_CONTENTROOT=$root/src/MedDispense.Web ASPNETCORE_RELOADSTATICASSETSATRUNTIME=false
  exec dotnet "$program" "$@"
}
