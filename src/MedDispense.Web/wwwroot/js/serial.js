// A scanner on a serial port, where the browser has Web Serial. The person chooses it once with the button; every page of
// this tab then opens the same one again. Each line it sends goes the way of a wedge scan.
//   button[data-serial]   hidden until the browser turns out to have Web Serial
import { say } from "./announce.js";
import { SerialLines } from "./serial-lines.js";
import { keepCut } from "./scan-queue.js";
import { beep } from "./sounds.js";

const remembered = "serial-scanner";
const speed = { baudRate: 9600 };
const tries = 5;
const triesEvery = 200;   // ms

/** Shows the buttons, and goes on reading where the page before was reading. */
export function startSerial() {
  for (const button of document.querySelectorAll("[data-serial]")) {
    button.hidden = false;
    button.addEventListener("click", choose);
  }
  const known = sessionStorage.getItem(remembered);
  if (known) goOn(JSON.parse(known));
}

async function choose() {
  try {
    const port = await navigator.serial.requestPort();
    await listen(port, false);
    sessionStorage.setItem(remembered, JSON.stringify(port.getInfo()));
    say("The scanner is connected. Scan a code to try it.", "done");
  } catch (error) {
    // Closing the choice without a scanner is no failure.
    if (error.name !== "NotFoundError") say("The scanner could not be opened. Unplug it, plug it in, and connect it again.", "stop", 6000);
  }
}

/** The port that was chosen, by what tells one device from another; of two that are alike neither is guessed. */
async function goOn(known) {
  const alike = (await navigator.serial.getPorts()).filter(port => JSON.stringify(port.getInfo()) === JSON.stringify(known));
  // The page before may still be letting go of it.
  for (let left = tries; alike.length === 1 && left > 0; left -= 1) {
    try {
      await listen(alike[0], true);
      return;
    } catch {
      await new Promise(resolve => setTimeout(resolve, triesEvery));
    }
  }
  forget("The scanner is no longer connected. Connect it again.");
}

async function listen(port, isInTheMiddle) {
  await port.open(speed);
  mark(true);
  read(port, new SerialLines(isInTheMiddle));
}

async function read(port, lines) {
  let isLeaving = false;
  let isGone = false;
  let reader = null;
  addEventListener("pagehide", () => {
    isLeaving = true;
    if (lines.drop()) keepCut({ at: Date.now(), isCertain: true });
    reader?.cancel().catch(() => {});
  }, { once: true });
  // A disturbed line brings a new stream of the same port; a port that is gone brings none.
  while (port.readable && !isLeaving && !isGone) {
    reader = port.readable.getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) take(lines.add(part.value));
    } catch (error) {
      isGone = error.name === "NetworkError";
      if (!isGone && lines.drop()) refuse("The scanner’s line was disturbed.");
    } finally {
      reader.releaseLock();
    }
  }
  await port.close().catch(() => {});
  if (!isLeaving) forget("The scanner was unplugged. Connect it again.");
}

function take({ scans, isCut }) {
  if (isCut) refuse("The page changed in the middle of a scan.");
  for (const text of scans) document.dispatchEvent(new CustomEvent("code-read", { detail: { text, source: "scanner" } }));
}

function refuse(words) {
  beep("refused");
  say(`${words} Scan again.`, "stop", 6000);
}

function forget(words) {
  mark(false);
  sessionStorage.removeItem(remembered);
  say(words, "reason", 6000);
}

function mark(isConnected) {
  for (const button of document.querySelectorAll("[data-serial]")) {
    button.disabled = isConnected;
    button.textContent = isConnected ? "Scanner connected" : "Connect a scanner";
  }
}
