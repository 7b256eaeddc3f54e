/* What is seldom shown has a style sheet of its own, which is fetched the first time. */
export function dressed(element) {
  if (!element.dataset.css) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = element.dataset.css;
  delete element.dataset.css;
  const loaded = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return loaded;
}
