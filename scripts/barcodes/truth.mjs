// Whether a reading says what the truth says, in whichever of its forms the truth is written down.

/** @param {{format: string, text: string}} code What was read. */
export function says(code, truth) {
  return formsOf(code.text).some(form => formsOf(truth).includes(form));
}

/**
 * One text as it stands and as a number of fourteen digits where it is one: a UPC-E is short for a UPC-A, that is an EAN-13
 * with a leading zero, and DataBar may write the GTIN with its identifier 01, in brackets or without. Brackets around
 * identifiers stand for no character, and neither does a separator at the end.
 */
function formsOf(text) {
  const plain = text.replace(/\u001d+$/, "");
  const forms = [plain];
  if (plain.startsWith("(")) forms.push(plain.replace(/\((\d{2,4})\)/g, "$1"));
  for (const form of [...forms]) {
    // Written in brackets the separators between elements are lost; they are left out on the other side too.
    forms.push(`bracketed ${form.replaceAll("\u001d", "")}`);
    const digits = /^(?:01(?=\d{14}$))?(\d{8}|\d{12,14})$/.exec(form)?.[1];
    if (!digits) continue;
    forms.push(`number ${digits.padStart(14, "0")}`);
    const long = expanded(digits);
    if (long) forms.push(`number ${long.padStart(14, "0")}`);
  }
  return forms;
}

/** The UPC-A that an eight-digit UPC-E stands for; null for another number. */
function expanded(digits) {
  const parts = /^([01])(\d\d)(\d)(\d)(\d)(\d)(\d)$/.exec(digits);
  if (!parts) return null;
  const [, system, start, third, fourth, fifth, last, check] = parts;
  const middle = last <= "2" ? `${start}${last}0000${third}${fourth}${fifth}`
    : last === "3" ? `${start}${third}00000${fourth}${fifth}`
    : last === "4" ? `${start}${third}${fourth}00000${fifth}`
    : `${start}${third}${fourth}${fifth}0000${last}`;
  return `${system}${middle}${check}`;
}
