// A scanner on a serial port, where the browser has Web Serial. The person chooses it once with the button; every page of
// this tab then opens it again. Each line it sends goes the way of a wedge scan.
//   button[data-serial]   hidden until the browser turns out to have Web Serial
import { say } from "./announce.js";

const remembered = "serial-scanner";
const speed = { baudRate: 9600 };
const tries = 5;
const longest = 4096;

/** Shows the buttons, and goes on reading where the page before was reading. */
export function startSerial() {
  for (const button of document.querySelectorAll("[data-serial]")) {
    button.hidden = false;
    button.addEventListener("click", choose);
  }
  if (sessionStorage.getItem(remembered)) goOn();
}

async function choose() {
  try {
    await listen(await navigator.serial.requestPort());
    sessionStorage.setItem(remembered, "yes");
    say("The scanner is connected. Scan a code to try it.", "done");
  } catch (error) {
    // Closing the choice without a scanner is no failure.
    if (error.name !== "NotFoundError") say("The scanner could not be opened. Unplug it, plug it in, and connect it again.", "stop", 6000);
  }
}

async function goOn() {
  const [port] = await navigator.serial.getPorts();
  // The page before may still be letting go of it.
  for (let left = tries; port && left > 0; left--) {
    try {
      await listen(port);
      return;
    } catch {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
  sessionStorage.removeItem(remembered);
  say("The scanner is no longer connected. Connect it again.", "reason", 6000);
}

async function listen(port) {
  await port.open(speed);
  const reader = port.readable.getReader();
  addEventListener("pagehide", () => letGo(port, reader), { once: true });
  mark(true);
  take(reader);
}

async function letGo(port, reader) {
  try {
    await reader.cancel();
    reader.releaseLock();
    await port.close();
  } catch {
    // The page is going, and the port with it.
  }
}

function mark(isConnected) {
  for (const button of document.querySelectorAll("[data-serial]")) {
    button.disabled = isConnected;
    button.textContent = isConnected ? "Scanner connected" : "Connect a scanner";
  }
}

async function take(reader) {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (text + decoder.decode(part.value, { stream: true })).split(/[\r\n]+/);
      text = lines.pop().slice(0, longest + 1);
      for (const line of lines.filter(line => line.length > 0))
        document.dispatchEvent(new CustomEvent("code-read", { detail: { text: line, source: "scanner" } }));
    }
  } catch {
    mark(false);
    sessionStorage.removeItem(remembered);
    say("The scanner was unplugged. Connect it again.", "reason", 6000);
  }
}
