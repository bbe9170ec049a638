// For forms that cannot be kept (a count under way with photos): ask before the page is left with entries in it.

export function startAsking() {
  let touched = false;
  for (const form of document.querySelectorAll("form[data-confirm-leave]")) {
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", () => { touched = false; });
  }
  addEventListener("beforeunload", event => {
    if (touched) event.preventDefault();
  });
}
