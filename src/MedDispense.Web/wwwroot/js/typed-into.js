// The field that has the focus while a scanner types: what it held is given back to it.
/** Whether keys go into a text that somebody may be typing. */
export function inTextField() {
  const element = document.activeElement;
  return element instanceof HTMLTextAreaElement || element?.isContentEditable
    || (element instanceof HTMLInputElement && !["button", "submit", "checkbox", "radio", "file"].includes(element.type));
}

/** What the focused field held before the first key of a scan; called, it holds that again. */
export function snapshot() {
  const field = document.activeElement;
  const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (!isText && !(field instanceof HTMLSelectElement)) return null;
  const value = field.value;
  const selection = isText && field.selectionStart !== null ? [field.selectionStart, field.selectionEnd] : null;
  return () => {
    if (field.value === value) return;
    field.value = value;
    if (selection) field.setSelectionRange(...selection);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
