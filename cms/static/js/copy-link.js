/* Copies an address and says so, to the eye and to a screen reader. */
export function enhance(button) {
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      return;
    }
    status.textContent = button.dataset.copied;
    setTimeout(() => (status.textContent = ""), 4000);
  });
}
