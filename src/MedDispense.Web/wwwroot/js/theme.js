// Runs before the first paint, so that a page never flashes white at night: the device's choice, or the one made here.
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = value => { try { localStorage.setItem("theme", value); } catch { return false; } return true; };
  const night = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => { root.dataset.bsTheme = read() ?? (night.matches ? "dark" : "light"); };
  apply();
  night.addEventListener("change", apply);
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll(".theme-switch")) {
      const mark = () => button.setAttribute("aria-pressed", String(root.dataset.bsTheme === "dark"));
      button.hidden = false;
      button.addEventListener("click", () => {
        root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
        keep(root.dataset.bsTheme);
        mark();
      });
      night.addEventListener("change", mark);
      mark();
    }
  });
})();
