/* Runs before the first paint: the reader's display settings, kept in this browser only.
   Not a module, so that nothing is drawn in the wrong size first. */
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem("display") || "{}");
  } catch {
    // Storage is closed or holds junk: the page is shown as it is.
  }
  if (!saved.contrast && matchMedia("(prefers-contrast: more)").matches) saved.contrast = "high";
  for (const name of ["text", "contrast", "images"]) {
    if (saved[name]) root.dataset[name] = saved[name];
  }
})();
