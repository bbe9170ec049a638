// The one door to zxing-wasm. Its own readBarcodes takes the colours away again at every call; a picture that is searched
// many times is handed over as grey instead, by the function beneath.
import {
  BINARIZERS, defaultReaderOptions, encodeFormats, prepareZXingModule, TEXT_MODES,
} from "../../lib/zxing-wasm/reader/index.js";

/** What medicines, clients and staff wear. DataBar stands for its whole family. */
export const linear = ["Code128", "EAN13", "UPCA", "EAN8", "UPCE", "ITF", "Code39", "DataBar"];
export const matrix = ["DataMatrix", "QRCode"];

const encoded = new Map();
const cursory = {
  ...defaultReaderOptions, tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false,
  binarizer: BINARIZERS.indexOf("LocalAverage"), textMode: TEXT_MODES.indexOf("Plain"), eanAddOnSymbol: 0, characterSet: 0,
};

/**
 * Loads the library.
 * @param {object} overrides Where its WebAssembly comes from.
 * @returns {Promise<(grey: object, how: object) => Code[]>} Looks at a grey picture once. `how` takes the library's
 * options over a cursory look; `formats` is one of the lists above.
 */
export async function loadLibrary(overrides) {
  const library = await prepareZXingModule({ overrides, fireImmediately: true });
  return (grey, how) => {
    const place = library._malloc(grey.data.length);
    if (!place) throw new RangeError("no memory for this picture");
    try {
      library.HEAPU8.set(grey.data, place);
      return codesOf(grey, library.readBarcodesFromPixmap(place, grey.width, grey.height,
        { ...cursory, ...how, formats: namesOf(how.formats) }));
    } finally {
      library._free(place);
    }
  };
}

function namesOf(formats = [...linear, ...matrix]) {
  const key = formats.join();
  if (!encoded.has(key)) encoded.set(key, encodeFormats(formats));
  return encoded.get(key);
}

/**
 * The library's answers as plain values: what was read, as what, by how many lines, and where: `position` in pixels of the
 * picture that was looked at, `at` its middle as parts of it, which stay the same at another size.
 */
function codesOf({ width, height }, results) {
  const codes = [];
  for (let i = 0; i < results.size(); i += 1) {
    const { isValid, format, text, symbologyIdentifier, lineCount, position } = results.get(i);
    if (isValid) codes.push({ format, text, identifier: symbologyIdentifier, lines: lineCount, position, at: middleOf(position, width, height) });
  }
  results.delete();
  return codes;
}

function middleOf(position, width, height) {
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  const mean = side => corners.reduce((sum, corner) => sum + corner[side], 0) / corners.length;
  return { x: mean("x") / width, y: mean("y") / height };
}

/** The same codes without their places, when the picture that was looked at had been turned. */
export function placeless(codes) {
  return codes.map(code => ({ ...code, at: null }));
}
