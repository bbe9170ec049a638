// Printing: buttons that print, and at the foot of every sheet what it is, who printed it and when.
//   button[data-print]           prints
//   button[data-print="codes"]   comes disabled from the server, and prints when every barcode of the page is drawn

/** Text as a CSS string; every sign that could end it is written as its number. */
function cssString(text) {
  const safe = text.replace(/[^\p{L}\p{N} .,:;·/–-]/gu, sign => `\\${sign.codePointAt(0).toString(16)} `);
  return `"${safe.replace(/\s+/g, " ")}"`;
}

/** @param codes settled when every barcode of the page is drawn; nothing where the page has none */
export function startPrint(codes) {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.addEventListener("click", () => print());
    if (button.dataset.print === "codes") openWhenDrawn(button, codes);
  }
  const foot = document.querySelector("[data-print-foot]")?.dataset.printFoot ?? document.body.dataset.printFootElse;
  if (!foot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { @bottom-left { content: ${cssString(foot)}; font: 8pt "Liberation Sans", Arial, sans-serif; width: 80%; text-align: start; } }`);
  document.adoptedStyleSheets.push(sheet);
}

/** A label without its code is worth nothing, so that nobody prints one by being quick. */
async function openWhenDrawn(button, codes) {
  try {
    await codes;
    button.textContent = "Print";
    button.disabled = false;
  } catch (error) {
    console.error("The codes could not be drawn:", error);
    button.textContent = "This cannot be printed";
  }
}
