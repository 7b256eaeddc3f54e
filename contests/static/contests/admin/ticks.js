// A box above the table that ticks all rows of the page.
const boxes = [...document.querySelectorAll('input[name="entry"]')];
const head = document.querySelector("th.entries-tick");

if (head && boxes.length) {
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", head.textContent);
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  head.replaceChildren(all);
}
