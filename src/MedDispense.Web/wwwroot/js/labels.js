// What is left to do on a sheet of labels once the codes are drawn: photos are awaited, and a text that is larger than its
// place becomes smaller, down to what can still be read; then the end of the name gives way.
const smallestPoints = 6;
const step = 0.25;
const pointsPerPixel = 0.75;

/** Settles when the labels can be printed; fails when one of them has no code. */
export async function finishLabels(root) {
  await document.fonts.ready;
  await Promise.all([...root.querySelectorAll("img.label__photo")].map(photo => photo.decode().catch(() => {})));
  if (root.querySelector(".label [role=alert]")) throw new Error("a code does not fit its label");
  const cut = [...root.querySelectorAll(".label__text")].filter(text => !fits(text) && isCut(text)).length;
  const words = document.querySelector("[data-label-words]");
  if (words && cut > 0) words.textContent = "A name is longer than its label and was cut. Choose larger labels to have it whole.";
}

function fits(text) {
  return text.scrollHeight <= text.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1;
}

/** Makes the text smaller; true when something had to be left out. */
function isCut(text) {
  let points = parseFloat(getComputedStyle(text).fontSize) * pointsPerPixel;
  while (!fits(text) && points - step >= smallestPoints) {
    points -= step;
    text.style.fontSize = `${points}pt`;
  }
  const name = text.querySelector(".label__name");
  const letters = [...name.textContent.trim()];
  const wasCut = !fits(text);
  while (!fits(text) && letters.length > 1) {
    letters.pop();
    name.textContent = `${letters.join("").trimEnd()}…`;
  }
  return wasCut;
}
