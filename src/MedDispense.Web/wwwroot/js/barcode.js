// Draws the barcodes of labels: <svg data-barcode="(01)0950…" data-symbology="gs1datamatrix">.
import { prepareZXingModule, writeBarcode } from "../lib/zxing-wasm/writer/index.js";

const symbologies = {
  datamatrix: { format: "DataMatrix", options: "forceSquare", quiet: [1, 1] },
  gs1datamatrix: { format: "DataMatrix", options: "gs1,forceSquare", quiet: [1, 1] },
  code128: { format: "Code128", options: "", quiet: [10, 0] },
  "gs1-128": { format: "Code128", options: "gs1", quiet: [10, 0] },
  qrcode: { format: "QRCode", options: "ecLevel=M", quiet: [4, 4] },
};
const linearHeight = 24;
const tolerance = 0.001;

prepareZXingModule({
  overrides: { locateFile: file => new URL(`../lib/zxing-wasm/writer/${file}`, import.meta.url).href },
});

/** Draws every barcode below an element; one that cannot be drawn says so in its place. */
export async function drawBarcodes(root) {
  for (const svg of root.querySelectorAll("svg[data-barcode]:not([data-drawn])")) {
    svg.dataset.drawn = "";
    const symbology = symbologies[svg.dataset.symbology] ?? symbologies.datamatrix;
    const { error, symbol } = await writeBarcode(svg.dataset.barcode,
      { format: symbology.format, options: symbology.options, scale: 1, addQuietZones: false });
    if (error) sayUndrawn(svg, error);
    else if (!hasRoom(svg, symbol, symbology)) sayUndrawn(svg, "it is larger than its label");
    else draw(svg, symbol, symbology);
  }
  document.documentElement.dataset.barcodes = "drawn";
}

/** On a label the server says how many millimetres a module has and how many there are in all. */
function hasRoom({ dataset }, { width, height }, { format, quiet: [side, above] }) {
  if (!dataset.module) return true;
  const module = Number(dataset.module);
  return (width + 2 * side) * module <= Number(dataset.roomWidth) + tolerance
    && (format === "Code128" || (height + 2 * above) * module <= Number(dataset.roomHeight) + tolerance);
}

function draw(svg, { data, width, height }, { format, quiet: [side, above] }) {
  const isLinear = format === "Code128";
  const rows = isLinear ? 1 : height;
  const tall = isLinear ? linearHeight : 1;
  let path = "";
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] !== 0) continue;
      let run = 1;
      while (x + run < width && data[y * width + x + run] === 0) run += 1;
      path += `M${x + side} ${y * tall + above}h${run}v${tall}h-${run}z`;
      x += run - 1;
    }
  }
  svg.setAttribute("viewBox", `0 0 ${width + 2 * side} ${rows * tall + 2 * above}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  if (isLinear) svg.setAttribute("preserveAspectRatio", "none");
  const { module, roomHeight } = svg.dataset;
  if (module) {
    svg.style.width = `${(width + 2 * side) * module}mm`;
    svg.style.height = `${isLinear ? roomHeight : (height + 2 * above) * module}mm`;
  }
  const bars = document.createElementNS("http://www.w3.org/2000/svg", "path");
  bars.setAttribute("d", path);
  bars.setAttribute("fill", "#000");
  svg.replaceChildren(bars);
}

function sayUndrawn(svg, error) {
  console.warn("A barcode could not be drawn:", error);
  const words = document.createElement("span");
  words.className = "label__warn";
  words.setAttribute("role", "alert");
  words.textContent = "No code: this label cannot be scanned";
  svg.replaceWith(words);
}
