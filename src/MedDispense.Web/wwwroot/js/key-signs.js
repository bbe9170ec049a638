// What a key stands for in a code.
export const separator = "\u001d";

/** Keys that change others, and type nothing. */
export const silent = ["Shift", "CapsLock", "Control", "Alt", "AltGraph", "NumLock", "Meta"];

/** The character of a key, or null for a key that is none (an arrow, a shortcut). */
export function signOf(event) {
  if (event.key === separator) return separator;
  if (event.ctrlKey && !event.altKey && (event.key === "]" || event.code === "BracketRight")) return separator;
  const isAltGr = event.ctrlKey && event.altKey;
  if ((event.ctrlKey || event.altKey) && !isAltGr) return null;
  return !event.metaKey && event.key?.length === 1 ? event.key : null;
}
