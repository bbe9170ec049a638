// A photo chosen or taken on the device: scaled and stripped in the browser's canvas before it is sent. Without this
// script the file goes as it is, and the server says when it is too large.
const side = 480;
const mostBytes = 200 * 1024;
const qualities = [0.85, 0.7, 0.5];

export function startPhoto() {
  for (const form of document.querySelectorAll("form[data-photo]")) {
    const input = form.querySelector("input[type=file]");
    input?.addEventListener("change", () => scale(form, input));
  }
}

async function scale(form, input) {
  const words = form.querySelector("[data-photo-words]");
  const preview = form.querySelector("[data-photo-preview]");
  const [file] = input.files;
  if (!file) return;
  words.textContent = "Scaling the photo …";
  try {
    const blob = await scaled(file);
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
    input.files = chosen.files;
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.src = URL.createObjectURL(blob);
    preview.hidden = false;
    words.textContent = `Ready to send: ${Math.ceil(blob.size / 1024)} kB.`;
  } catch (error) {
    console.warn("This photo could not be scaled", error.name);
    input.value = "";
    preview.hidden = true;
    words.textContent = "This picture cannot be read here. Take or choose another one.";
  }
}

async function scaled(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const factor = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * factor));
  canvas.height = Math.max(1, Math.round(picture.height * factor));
  const context = canvas.getContext("2d");
  // A picture with holes becomes one on white: JPEG has none.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of qualities) {
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size <= mostBytes) return blob;
  }
  throw new RangeError("too large");
}
