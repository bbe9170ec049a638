// What is left to do on a sheet of labels once the codes are drawn: photos are awaited, and a text that is larger than its
// place becomes smaller, down to what can still be read; then the end of the name gives way.
const smallestPoints = 6;
const step = 0.25;
const fewestLetters = 12;
const pointsPerPixel = 0.75;

/** Settles when the labels can be printed; fails, and says why, when one of them cannot. */
export async function finishLabels(root) {
  await document.fonts.ready;
  await Promise.all([...root.querySelectorAll("img.label__photo")].map(photo => photo.decode().catch(() => {})));
  if (root.querySelector(".label [role=alert]")) throw new Error("a code does not fit its label");
  const large = [...root.querySelectorAll(".label__text")].filter(text => !fits(text));
  large.forEach(shrink);
  const cut = large.filter(text => !fits(text));
  cut.forEach(cutName);
  if (cut.some(text => !fits(text))) {
    say("A text does not fit its label. Choose larger labels, or Data Matrix.");
    throw new Error("a text does not fit its label");
  }
  if (cut.length > 0) say("A name is longer than its label and was cut. Choose larger labels to have it whole.");
}

function say(words) {
  document.querySelector("[data-label-words]").textContent = words;
}

function fits(text) {
  return text.scrollHeight <= text.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1;
}

function shrink(text) {
  let points = parseFloat(getComputedStyle(text).fontSize) * pointsPerPixel;
  while (!fits(text) && points - step >= smallestPoints) {
    points -= step;
    text.style.fontSize = `${points}pt`;
  }
}

function cutName(text) {
  const name = text.querySelector(".label__name");
  const letters = [...name.textContent.trim()];
  while (!fits(text) && letters.length > fewestLetters) {
    letters.pop();
    name.textContent = `${letters.join("").trimEnd()}…`;
  }
}
