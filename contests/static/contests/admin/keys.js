// Keys on the page of one entry: each presses the button, follows the link or opens the form that names it.
const typing = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing)) return;
  // By the key's place too: A is Ф on a Ukrainian keyboard.
  const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("summary")) {
    target.parentElement.open = true;
    target.parentElement.querySelector("select").focus();
  } else if (!event.repeat) {
    target.click();
  }
});

for (const list of document.querySelectorAll("[data-fills]")) {
  const words = document.getElementById(list.dataset.fills);
  list.addEventListener("change", () => {
    if (list.value) words.value = words.value.trim() ? `${words.value.trim()}\n${list.value}` : list.value;
  });
  // Escape leaves the form, so that the keys work again.
  list.form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const details = list.closest("details");
    details.open = false;
    details.querySelector("summary").focus();
  });
}
