// What every page starts. Each part does nothing where the page has no use for it.
import { startAnnouncing } from "./announce.js";
import { startClock } from "./clock.js";
import { startConnection } from "./connection.js";
import { startFormGuard } from "./form-guard.js";
import { startIdleLock } from "./idle-lock.js";
import { startScanner } from "./scanner.js";
import { labelTables } from "./tables.js";

startAnnouncing();
startFormGuard();
startIdleLock();
startScanner();
startClock();
startConnection();
labelTables(document);
// A row of links that is wider than the screen begins with the one that is shown.
for (const here of document.querySelectorAll(".tabs [aria-current]")) {
  const row = here.parentElement;
  if (here.offsetLeft + here.offsetWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - 48;
}

// Rare parts are fetched by the pages that have them.
const codes = document.querySelector("[data-barcode]")
  ? import("./barcode.js").then(part => part.drawBarcodes(document))
  : null;
const printable = document.querySelector(".label-sheet")
  ? Promise.all([codes, import("./labels.js")]).then(([, part]) => part.finishLabels(document))
  : codes;
if (document.querySelector("[data-camera], [data-scan-target]")) import("./camera.js").then(part => part.startCamera());
if (document.querySelector("[data-print], [data-print-foot], [data-print-foot-else]")) import("./print.js").then(part => part.startPrint(printable));
if ("serial" in navigator) import("./serial.js").then(part => part.startSerial());
if (document.querySelector("select[name=ReasonCode] optgroup")) import("./reasons.js").then(part => part.startReasons());
if (document.querySelector("form[data-photo]")) import("./photo.js").then(part => part.startPhoto());
if (document.querySelector("form[data-confirm-leave]")) import("./confirm-leave.js").then(part => part.startAsking());

// A fragment that htmx brought in gets the same treatment as the page.
document.addEventListener("htmx:after:swap", () => labelTables(document));
// Only pages of this house belong into a page: an answer that is a whole page (a sign-in, say) is opened as one.
document.addEventListener("htmx:before:swap", event => {
  if (!/^\s*<!doctype html/i.test(event.detail?.ctx?.text ?? "")) return;
  event.preventDefault();
  location.reload();
});
