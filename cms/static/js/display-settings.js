/* Display settings: each choice shows at once and is kept in this browser. */
import { dressed } from "./dressed.js";

const root = document.documentElement;

function save(form) {
  const chosen = Object.fromEntries(new FormData(form));
  for (const [name, value] of Object.entries(chosen)) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  try {
    localStorage.setItem("display", JSON.stringify(chosen));
  } catch {
    // A browser that keeps nothing still shows this page as asked.
  }
}

function fill(form) {
  for (const input of form.querySelectorAll("input[type=radio]")) {
    input.checked = input.value === (root.dataset[input.name] ?? "");
  }
}

export async function open(dialog) {
  await dressed(dialog);
  const form = dialog.querySelector("form");
  fill(form);
  form.onchange = () => save(form);
  form.onreset = () => setTimeout(() => save(form)); // after the browser has put the defaults back
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  dialog.showModal();
}
