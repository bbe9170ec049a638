// Printing: buttons that print, and at the foot of every sheet what it is, who printed it and when.

/** Text as a CSS string; every sign that could end it is written as its number. */
function cssString(text) {
  const safe = text.replace(/[^\p{L}\p{N} .,:;·/–-]/gu, sign => `\\${sign.codePointAt(0).toString(16)} `);
  return `"${safe.replace(/\s+/g, " ")}"`;
}

export function startPrint() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.addEventListener("click", () => print());
  }
  const foot = document.querySelector("[data-print-foot]")?.dataset.printFoot ?? document.body.dataset.printFootElse;
  if (!foot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { @bottom-left { content: ${cssString(foot)}; font: 8pt "Liberation Sans", Arial, sans-serif; width: 80%; text-align: start; } }`);
  document.adoptedStyleSheets.push(sheet);
}
