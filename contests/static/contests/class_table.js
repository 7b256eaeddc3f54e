/* The class table: each row saves itself as it is typed, a paste becomes rows, photos find theirs. */
const PAUSE = 1200; // ms without typing before a row is saved
const RETRY = [2000, 5000, 10000, 30000]; // ms between attempts
const table = document.getElementById("class-table");
const words = table.dataset;
const status = document.querySelector("[data-table-status]");
const rows = new Map();
let leaving = false;

class Row {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.row;
    this.said = element.querySelector("[data-said]");
    this.dirty = false;
    this.attempt = 0;
    this.unanswered = null; // what was sent and may have arrived, though no answer came
    element.addEventListener("input", () => this.typed());
  }

  field(name) {
    return this.element.querySelector(`[name$="-${name}"]`);
  }

  values() {
    const found = {};
    for (const input of this.element.querySelectorAll("[name^='row-']")) {
      const name = input.name.slice(`row-${this.key}-`.length);
      if (name !== "revision") found[name] = input.value;
    }
    return found;
  }

  get revision() { return this.field("revision").value || "0"; }
  set revision(value) { this.field("revision").value = value; }

  typed() {
    this.dirty = true;
    keep();
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  /* Send the row; resolves to whether the server has all of it. */
  async flush() {
    if (this.sending) await this.sending;
    clearTimeout(this.timer);
    if (!this.dirty) return true;
    if (this.inConflict) return false;
    this.sending = this.send();
    await this.sending;
    this.sending = null;
    if (this.dirty && !this.stopped) this.later(this.unanswered ? RETRY[Math.min(this.attempt++, 3)] : 0);
    return !this.dirty;
  }

  async send() {
    const sent = this.unanswered ?? { revision: this.revision, values: this.values() };
    this.unanswered = sent;
    this.stopped = false;
    say(words.saving);
    let response;
    try {
      response = await fetch(words.rowUrl, {
        method: "POST", body: this.body(sent), redirect: "manual", headers: { Accept: "application/json" },
        signal: AbortSignal.timeout?.(20000),
      });
    } catch {
      return say(words.waiting, true);
    }
    if (response.type === "opaqueredirect") return this.stop(words.signedOut);
    const answer = await response.json().catch(() => null);
    if (response.status >= 500 || !answer) return say(words.failed, true);
    this.unanswered = null;
    this.attempt = 0;
    if (response.status === 409) return this.conflict(answer);
    if (response.status === 422) return this.showErrors(answer.errors);
    if (!response.ok) return this.stop(answer.refusal);
    this.revision = answer.revision;
    this.showErrors({});
    this.dirty = JSON.stringify(this.values()) !== JSON.stringify(sent.values);
    keep();
    if (answer.revision) this.tell(answer.lacks ? `${words.missing} ${answer.lacks}` : words.ready);
    return say(answer.said || "");
  }

  body(sent) {
    const body = new URLSearchParams({
      csrfmiddlewaretoken: table.elements.csrfmiddlewaretoken.value,
      institution: table.elements.institution.value,
      nomination: table.elements.nomination.value,
      rows: this.key,
      [`row-${this.key}-revision`]: sent.revision,
    });
    for (const [name, value] of Object.entries(sent.values)) body.set(`row-${this.key}-${name}`, value);
    return body;
  }

  stop(sentence) {
    this.stopped = true;
    say(sentence, true);
  }

  showErrors(errors) {
    this.element.classList.toggle("class-row--wrong", Object.keys(errors).length > 0);
    this.element.querySelectorAll(".field__error").forEach((shown) => shown.remove());
    for (const [name, sentences] of Object.entries(errors)) {
      const shown = document.createElement("p");
      shown.className = "field__error";
      shown.textContent = sentences.join(" ");
      (this.element.querySelector(`[data-field="${name}"]`) ?? this.element).append(shown);
      this.stopped = true;
    }
  }

  /* A file has arrived for the row: it is shown, and what is still missing is asked for anew. */
  arrived(name) {
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    this.said.before(tag);
    this.dirty = true;
    return this.flush();
  }

  tell(sentence, wrong = false) {
    this.said.textContent = sentence;
    this.said.dataset.tone = wrong ? "wrong" : "";
  }

  /* Somebody else has saved the row: both are shown, and the person chooses. */
  conflict(answer) {
    this.inConflict = true;
    this.tell(`${answer.refusal} ${words.other}: ${answer.saved}`, true);
    const choose = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--secondary";
      button.textContent = label;
      button.addEventListener("click", () => {
        this.inConflict = false;
        this.revision = answer.revision;
        act();
      });
      this.said.append(" ", button);
    };
    choose(words.keep, () => { this.tell(""); this.flush(); });
    choose(words.take, () => {
      this.tell("");
      for (const name of Object.keys(this.values())) this.field(name).value = answer.values[name] ?? "";
      this.dirty = false;
      keep();
    });
    say(answer.refusal, true);
  }
}

function say(sentence, wrong = false) {
  status.textContent = sentence;
  status.dataset.tone = wrong ? "wrong" : "";
}

/* --- On the device, until the server has it -------------------------------------------------- */

function keep() {
  const unsaved = [...rows.values()].filter((row) => row.dirty)
    .map((row) => ({ key: row.key, revision: row.revision, values: row.values() }));
  try {
    if (unsaved.length) localStorage.setItem(words.store, JSON.stringify(unsaved));
    else localStorage.removeItem(words.store);
  } catch { /* no room, or forbidden: the page still has it */ }
}

function restore() {
  let unsaved = [];
  try { unsaved = JSON.parse(localStorage.getItem(words.store)) ?? []; } catch { /* the same */ }
  for (const { key, revision, values } of unsaved) {
    const row = rows.get(key) ?? addRow(key);
    if (JSON.stringify(row.values()) === JSON.stringify(values)) continue;
    for (const [name, value] of Object.entries(values)) if (row.field(name)) row.field(name).value = value;
    row.revision = revision;
    row.dirty = true;
    row.later(PAUSE);
    say(words.restored);
  }
  keep();
}

/* --- Rows ------------------------------------------------------------------------------------ */

function addRow(key = newKey()) {
  const last = table.querySelector(".class-row:last-child");
  const copy = last.cloneNode(true);
  const old = copy.dataset.row;
  copy.dataset.row = key;
  copy.classList.remove("class-row--wrong");
  copy.querySelector("[name=rows]").value = key;
  copy.querySelector(".class-row__number").textContent = rows.size + 1;
  copy.querySelectorAll(".field__error, .badge, .tag, .class-row__open").forEach((each) => each.remove());
  copy.querySelector("[data-said]").textContent = "";
  for (const each of copy.querySelectorAll("[name^='row-'], label")) {
    for (const name of ["name", "id", "for"]) {
      if (each.hasAttribute(name)) each.setAttribute(name, each.getAttribute(name).replace(old, key));
    }
    if ("value" in each) each.value = each.name?.endsWith("-revision") ? "0" : "";
  }
  last.after(copy);
  const row = new Row(copy);
  rows.set(key, row);
  return row;
}

/* A key as the server makes them; crypto.randomUUID is there over HTTPS alone. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/* A paste of several cells into a row goes to where it can be looked at first. */
function paste(event) {
  const text = event.clipboardData.getData("text/plain");
  if (!event.target.closest(".class-row") || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const tool = document.getElementById("paste");
  tool.open = true;
  tool.querySelector("textarea").value = text;
  table.requestSubmit(tool.querySelector("[value=preview]"));
}

async function flushAll() {
  let all = true;
  for (const row of rows.values()) {
    if (row.dirty || row.sending) all = (await row.flush()) && all;
  }
  return all;
}

/* Submitting waits for the saves under way, and goes once. Rows with errors go along: the server says. */
async function submit(event) {
  if (submit.passing) return;
  event.preventDefault();
  if (leaving) return;
  leaving = true;
  await flushAll();
  await new Promise((go) => setTimeout(go)); // a form cannot be submitted within its own submit event
  if ([...rows.values()].some((row) => row.unanswered || row.inConflict)) {
    leaving = false;
    return;
  }
  submit.passing = true;
  table.requestSubmit(event.submitter);
  submit.passing = false;
}

/* --- Many photos ------------------------------------------------------------------------------ */

function idOf({ name, size }) {
  return `${name}:${size}`;
}

function photos(section) {
  const input = section.querySelector("[data-photos-input]");
  const list = section.querySelector("[data-matches]");
  const send = section.querySelector("[data-send]");
  const memory = `${words.store}:photos`;
  let chosen = [];

  /* To which row each photo was sent: chosen again after a break or a reload, it goes on there. */
  function remembered() {
    try { return JSON.parse(localStorage.getItem(memory)) ?? {}; } catch { return {}; }
  }

  function remember(all) {
    const rows = all.map((each) => [idOf(each.file), each.select.value]);
    try {
      localStorage.setItem(memory, JSON.stringify({ ...remembered(), ...Object.fromEntries(rows) }));
    } catch { /* a browser may keep nothing */ }
  }

  async function choose(files) {
    chosen = [...files].map((file) => ({ file }));
    if (!chosen.length || !(await flushAll())) return;
    const body = new URLSearchParams({
      csrfmiddlewaretoken: table.elements.csrfmiddlewaretoken.value,
      institution: table.elements.institution.value,
      nomination: table.elements.nomination.value,
    });
    const before = remembered();
    for (const { file } of chosen) {
      if (before[idOf(file)]) body.append("taken", before[idOf(file)]);
      else body.append("names", file.name);
    }
    const response = await fetch(words.matchUrl, { method: "POST", body }).catch(() => null);
    if (!response?.ok) return say(words.waiting, true);
    const answer = await response.json();
    const found = new Map(answer.matches.map((each) => [each.name, each]));
    const matchOf = ({ name, size }) => {
      const key = before[idOf({ name, size })];
      return key ? { key, by: "before" } : found.get(name);
    };
    list.replaceChildren(...chosen.map((each) => shown(each, matchOf(each.file), answer.rows)));
    send.hidden = false;
  }

  function shown(each, match, places) {
    const item = document.createElement("li");
    item.className = "class-match";
    const name = document.createElement("span");
    name.className = "class-match__name";
    name.textContent = each.file.name;
    each.select = document.createElement("select");
    each.select.setAttribute("aria-label", each.file.name);
    each.select.append(new Option(`– ${words.nobody} –`, ""));
    for (const place of places) each.select.append(new Option(place.name || "…", place.key));
    each.select.value = match?.key ?? "";
    each.said = document.createElement("span");
    each.said.className = "class-match__said";
    each.said.textContent = { name: words.byName, order: words.byOrder, before: words.asBefore }[match?.by] ?? "";
    each.select.addEventListener("change", () => { each.said.textContent = ""; });
    item.append(name, each.select, each.said);
    return item;
  }

  async function sendAll() {
    const { upload } = await import("./upload.js");
    send.disabled = true;
    const ready = chosen.filter((each) => each.select.value && !each.done);
    remember(ready);
    await Promise.all(ready.map(async (each) => {
      const onProgress = (share) => { each.said.textContent = `${Math.round(share * 100)} %`; };
      try {
        const file = await upload(each.file, { entry: each.select.value, onProgress });
        each.done = file.status !== "refused";
        each.said.textContent = file.refusal || words.sent;
        each.select.disabled = each.done;
        if (each.done) await rows.get(each.select.value)?.arrived(each.file.name);
      } catch {
        each.said.textContent = words.waiting;
      }
    }));
    send.disabled = false;
    send.hidden = chosen.every((each) => each.done || !each.select.value);
  }

  input.addEventListener("change", () => choose(input.files));
  send.addEventListener("click", sendAll);
  section.addEventListener("dragover", (event) => { event.preventDefault(); section.dataset.over = ""; });
  section.addEventListener("dragleave", () => delete section.dataset.over);
  section.addEventListener("drop", (event) => {
    event.preventDefault();
    delete section.dataset.over;
    choose(event.dataTransfer.files);
  });
  section.hidden = false;
}

table.querySelectorAll("[data-row]").forEach((element) => rows.set(element.dataset.row, new Row(element)));
table.addEventListener("paste", paste);
table.addEventListener("submit", submit);
window.addEventListener("online", flushAll);
window.addEventListener("pageshow", () => { leaving = false; });
const adder = table.querySelector("[data-add-row]");
adder.hidden = false;
table.querySelector("[data-more-rows]").hidden = true;
adder.addEventListener("click", () => addRow().field("full_name").focus());
table.querySelectorAll("[data-photos]").forEach(photos);
restore();
