/* Titles that begin with what is typed, as the combobox of the ARIA practices. Without it, or without a
   connection, the form searches as ever. */
import { dressed } from "./dressed.js";

const FROM = 2;
const PAUSE = 150; // ms
const answers = new Map();

export async function enhance(field) {
  await dressed(field);
  const status = element("span", { role: "status", class: "visually-hidden" });
  const list = element("ul", {
    id: `${field.id}-suggestions`, class: "suggestions", role: "listbox", "aria-label": field.dataset.suggestions,
  });
  field.after(list);
  field.form.append(status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  let chosen = -1, timer, request;

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === place));
    const option = list.children[place];
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    choose(-1);
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", isOpen);
    if (!isOpen) status.textContent = "";
  }

  function show([, titles, kinds, addresses]) {
    list.replaceChildren(...titles.map((title, at) => {
      const option = element("li", {
        id: `${list.id}-${at}`, class: "suggestions__item", role: "option", "data-url": addresses[at],
      }, title);
      if (kinds[at]) option.append(" ", element("small", { class: "suggestions__kind" }, kinds[at]));
      return option;
    }));
    open(titles.length > 0);
    if (titles.length) status.textContent = `${field.dataset.suggestions}: ${titles.length}`;
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
    open(false);
  }

  async function ask() {
    const typed = field.value.trim();
    if (typed.length < FROM) return stop();
    request = new AbortController();
    try {
      const answer = await answered(typed, field.form.action, request.signal);
      if (typed === field.value.trim()) show(answer);
    } catch (error) {
      if (error.name !== "AbortError") open(false);
    }
  }

  function typed() {
    clearTimeout(timer);
    request?.abort();
    timer = setTimeout(ask, PAUSE);
  }

  function go(option) {
    stop();
    location.assign(option.dataset.url);
  }

  function step(by) {
    const places = list.children.length + 1; // the field itself is one
    if (list.hidden) open(true);
    choose(((chosen + 1 + by + places) % places) - 1);
  }

  field.addEventListener("keydown", (event) => {
    const { key } = event, isOpen = !list.hidden;
    if (event.isComposing) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && list.children.length) step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && isOpen && chosen >= 0) go(list.children[chosen]);
    else if (key === "Escape" && isOpen) stop();
    else return chosen >= 0 && ["Home", "End", "ArrowLeft", "ArrowRight"].includes(key) && choose(-1);
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("input", typed);
  field.addEventListener("blur", stop);
  field.form.addEventListener("submit", stop);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  open(false);
  if (field.value !== field.defaultValue) typed();
}

async function answered(typed, form, signal) {
  const address = new URL("suggest/", form);
  address.searchParams.set("q", typed);
  if (!answers.has(address.href)) {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(response.status);
    answers.set(address.href, await response.json());
  }
  return answers.get(address.href);
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
