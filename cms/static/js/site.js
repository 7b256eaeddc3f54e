/* Every behaviour is a module of its own, fetched only by pages that have something for it to do. */
const behaviours = [
  ["[data-copy]", () => import("./copy-link.js")],
  [".video[data-embed]", () => import("./video.js")],
  ["input[type=file][data-upload]", () => import("./file-field.js")],
  ["[data-altcha]", () => import("./altcha.js")],
];

for (const [selector, load] of behaviours) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) load().then(({ enhance }) => elements.forEach(enhance));
}

/* The menu, the suggestions and the display settings are fetched when they are first asked for. */
for (const toggle of document.querySelectorAll("[data-menu]")) {
  const load = () => import("./menu.js").then(({ enhance }) => enhance(toggle));
  toggle.addEventListener("toggle", load, { once: true });
}

for (const field of document.querySelectorAll("[data-suggestions]")) {
  const load = () => import("./suggestions.js").then(({ enhance }) => enhance(field));
  if (field === document.activeElement) load();
  else field.addEventListener("focus", load, { once: true });
}

for (const opener of document.querySelectorAll("[data-display-settings]")) {
  opener.addEventListener("click", async (event) => {
    event.preventDefault();
    const { open } = await import("./display-settings.js");
    open(document.getElementById("display-settings"));
  });
}
