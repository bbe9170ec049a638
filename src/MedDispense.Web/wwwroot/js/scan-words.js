// What a code is, in plain words and without asking the server: what it means is for the page to say.
const kinds = [
  [/^MDC/i, "a client's card"], [/^MDP/i, "a label of a pack"], [/^MDD/i, "a label of a prepared dose"],
  [/^MDR/i, "a label of an order"], [/^MDW/i, "a label of a place"], [/^MDS/i, "a badge"],
  [/^(\][CdQeJz]\d)?\u001d?\(?801[78]/, "a wristband or badge"],
  [/^(\][CdQeJz]\d)?\u001d?\(?(01\)?\d{14}|02\)?\d{14})/, "a maker's code"],
  [/^(\]E\d)?\d{8}(\d{4,6})?$/, "a product number"], [/^https?:/i, "a web address"],
];

/** "a badge (MDS…)": the kind where the form shows it, and the code itself, so that people can compare it. */
export function inWords(text) {
  const kind = kinds.find(([form]) => form.test(text))?.[1];
  return kind ? `${kind} (${shown(text)})` : shown(text);
}

/** A code as people can compare it: separators as a dot, and not longer than a line. */
function shown(text) {
  const plain = text.replaceAll("\u001d", "·");
  return plain.length > 42 ? `${plain.slice(0, 40)} …` : plain;
}
