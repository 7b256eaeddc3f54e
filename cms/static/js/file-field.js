/* A file field shows what was chosen: thumbnails of pictures, names and sizes; the form's own
   progress while it is being sent. */
export function enhance(input) {
  const list = document.getElementById(input.dataset.upload);
  input.addEventListener("change", () => {
    list.replaceChildren(...Array.from(input.files, item));
  });
  input.form?.addEventListener("submit", () => {
    if (input.files.length) list.dataset.sending = "";
  });
}

function item(file) {
  const row = document.createElement("li");
  row.className = "file-list__item";
  if (file.type.startsWith("image/")) {
    row.append(thumbnail(file));
  }
  const name = document.createElement("span");
  name.className = "file-list__name";
  name.textContent = file.name;
  const size = document.createElement("span");
  size.className = "file-list__size";
  size.textContent = fileSize(file.size);
  row.append(name, size);
  return row;
}

/* Drawn, not linked: the pages' policy lets no blob: address in. */
function thumbnail(file) {
  const canvas = document.createElement("canvas");
  canvas.className = "file-list__thumbnail";
  createImageBitmap(file).then((bitmap) => {
    const side = Math.min(bitmap.width, bitmap.height);
    canvas.width = canvas.height = 112;
    const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    canvas.getContext("2d").drawImage(bitmap, x, y, side, side, 0, 0, 112, 112);
    bitmap.close();
  }, () => canvas.remove());
  return canvas;
}

function fileSize(bytes) {
  const unit = bytes < 1e6 ? "kilobyte" : "megabyte";
  const value = unit === "kilobyte" ? bytes / 1e3 : bytes / 1e6;
  const style = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(value);
}
