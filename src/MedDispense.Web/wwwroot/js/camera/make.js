// Elements of a window that is made in the browser.

/** An element with properties and children; a string among the children is text. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function button(words, does, properties = {}) {
  const element = make("button", { type: "button", className: "btn btn-quiet", ...properties }, words);
  element.addEventListener("click", does);
  return element;
}

/** A button that opens the device's files, or its camera app with `capture`, and its field, which is part of no form. */
export function fileButton(words, { opens, takes, capture }) {
  const field = make("input", { type: "file", accept: "image/*", hidden: true });
  if (capture) field.setAttribute("capture", capture);
  field.addEventListener("change", () => {
    const [file] = field.files;
    field.value = "";
    if (file) takes(file);
  });
  field.addEventListener("cancel", () => takes(null));
  return [button(words, () => {
    opens();
    field.click();
  }), field];
}
