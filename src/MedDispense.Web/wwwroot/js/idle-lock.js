// A shared screen that nobody uses locks itself. The server counts too; this part tells it about keys and touches that
// send nothing, and locks the page at the minute even when nobody asks for another one.
//   form[data-idle-lock="5"]   posting it locks; data-awake is the address that says somebody is here
const stamp = "idle-lock:used";
const tellEvery = 30_000;
const lookEvery = 2_000;

export function startIdleLock() {
  const form = document.querySelector("form[data-idle-lock]");
  const minutes = Number(form?.dataset.idleLock);
  if (!form || !(minutes > 0)) return;
  const limit = minutes * 60_000;
  let told = Date.now();

  // All tabs of this device count as one screen.
  const used = () => localStorage.setItem(stamp, String(Date.now()));
  const lastUse = () => Number(localStorage.getItem(stamp)) || 0;
  used();

  async function tell() {
    told = Date.now();
    try {
      const answer = await fetch(form.dataset.awake, { cache: "no-store" });
      // Locked or signed out elsewhere: the server leads to the page that says so.
      if (answer.redirected) location.reload();
    } catch {
      // Without a connection there is nobody to tell; the next key or touch tries again.
      told = 0;
    }
  }

  function noticed() {
    if (isOver()) return lock();
    used();
    if (Date.now() - told >= tellEvery) tell();
  }

  const isOver = () => Date.now() - lastUse() >= limit;

  function lock() {
    // What stands on the page is covered at once: the answer may take a while, or never come.
    document.documentElement.classList.add("is-covered");
    document.dispatchEvent(new Event("screen-locks"));
    if (form.dataset.locking) return;
    form.dataset.locking = "yes";
    form.submit();
    setTimeout(() => { delete form.dataset.locking; }, 10_000);
  }

  for (const kind of ["keydown", "pointerdown", "wheel", "touchstart"])
    addEventListener(kind, noticed, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && isOver()) lock(); });
  // A page that comes back from the browser's memory may be somebody else's by now.
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  setInterval(() => { if (isOver()) lock(); }, lookEvery);
}
