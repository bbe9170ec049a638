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

# Runs a command in the root, whose global.json chooses the SDK, and shows what it said only if it fails.
quietly() {
  local said
  said=$(cd "$root" && "$@" 2>&1) || { printf '%s\n' "$said" >&2; stop "This failed, for the reason above: $*"; }
}

build_program() {
  need_dotnet
  need_node
  echo "Building MedDispense; the first time takes a minute." >&2
  mkdir -p "${built%/*}"
  # What is changed during the build is newer than this.
  touch "$built.started"
  quietly dotnet build src/MedDispense.Web -c Release --nologo -v q
  mv "$built.started" "$built"
}

# Replaces this script by the program, in production, with the static files as the build left them.
run_program() {
  need_dotnet
  export ASPNETCORE_CONTENTROOT=$root/src/MedDispense.Web ASPNETCORE_RELOADSTATICASSETSATRUNTIME=false
  exec dotnet "$program" "$@"
}
