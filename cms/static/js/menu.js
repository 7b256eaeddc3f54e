/* The phone menu opens by <details> without this; here it also closes by Escape and by leaving it. */
export function enhance(toggle) {
  const header = toggle.closest("header");
  const close = () => toggle.removeAttribute("open");
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.open) return;
    close();
    toggle.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!header.contains(event.target)) close();
  });
}
