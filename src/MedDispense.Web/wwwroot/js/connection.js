// Is the server there? Asked gently, said plainly: a nurse must know before she presses Give.
import { announce } from "./announce.js";

const calm = 20_000;
const anxious = 4_000;
const patience = 5_000;

export function startConnection() {
  const state = document.querySelector("[data-link-state]");
  const banner = document.querySelector("[data-connection-lost]");
  const address = document.body.dataset.health;
  if (!state || !banner || !address) return;
  const words = state.querySelector("[data-link-words]");
  const since = banner.querySelector("[data-lost-since]");
  let misses = 0;
  let timer = 0;

  const isLost = () => state.dataset.linkState === "off";

  function show(lost) {
    if (lost === isLost()) return;
    state.dataset.linkState = lost ? "off" : "on";
    words.textContent = lost ? "No connection" : "Connected";
    if (lost) since.textContent = document.querySelector("[data-clock]")?.textContent ?? "a moment ago";
    banner.hidden = !lost;
    // It stands below the top bar and sticks to the upper edge; what sticks there too makes room for it.
    document.documentElement.style.setProperty("--lost", `${banner.offsetHeight}px`);
    if (!lost) announce("Connected again");
    document.dispatchEvent(new CustomEvent("connection", { detail: lost ? "lost" : "back" }));
  }

  async function ask() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patience) });
      misses = answer.ok ? 0 : misses + 1;
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (date) document.dispatchEvent(new CustomEvent("server-time", { detail: date + 500 }));
    } catch {
      misses += 1;
    }
    // One lost answer is no lost connection.
    show(misses > 1 || (misses > 0 && !navigator.onLine));
    timer = setTimeout(ask, (misses > 0 ? anxious : calm) * (0.9 + 0.2 * Math.random()));
  }

  addEventListener("online", ask);
  addEventListener("offline", () => { misses = 2; show(true); clearTimeout(timer); timer = setTimeout(ask, anxious); });
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, navigator.onLine ? calm : 0);
}
