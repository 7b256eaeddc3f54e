/* The file field of an entry: files are sent as they are chosen or dropped, and each row shows how it fares.

   On the field an event "entry-files" bubbles whenever something has changed; its detail: sending, how
   many files are on their way, and file, as upload() gives it, if one has arrived. */
import { unfinished, upload } from "./upload.js";

class FileField {
  sending = 0;

  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.list = root.querySelector(".file-list");
    root.querySelector("[data-without-script]").hidden = true;
    const input = root.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      for (const file of input.files) this.add(file);
      input.value = ""; // the form must not send them once more
    });
    root.addEventListener("dragover", (event) => event.preventDefault());
    root.addEventListener("drop", (event) => {
      event.preventDefault();
      for (const file of event.dataTransfer.files) this.add(file);
    });
    this.list.addEventListener("click", (event) => this.press(event));
    addEventListener("beforeunload", (event) => this.sending && event.preventDefault());
    for (const name of unfinished(this.words.entry)) {
      const row = this.newRow(name);
      row.dataset.unfinished = name;
      show(row, { words: this.words.unfinished });
    }
    this.look();
  }

  /* Files that were still being checked when the page was made. */
  async look() {
    for (let pause = 1; this.list.querySelector("[data-status=waiting]"); pause = Math.min(pause * 1.5, 15)) {
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
      const { files } = await this.ask({ method: "GET" });
      for (const file of files ?? []) {
        const row = this.list.querySelector(`[data-key="${file.key}"][data-status=waiting]`);
        if (row && file.status !== "waiting") this.fill(row, file);
      }
    }
  }

  tell(file = null) {
    const detail = { sending: this.sending, file };
    this.root.dispatchEvent(new CustomEvent("entry-files", { bubbles: true, detail }));
  }

  newRow(name) {
    const row = this.root.querySelector("template").content.firstElementChild.cloneNode(true);
    nameOf(row).textContent = name;
    this.list.append(row);
    this.arrange();
    return row;
  }

  add(file) {
    this.list.querySelector(`[data-unfinished="${CSS.escape(file.name)}"]`)?.remove();
    const row = this.newRow(file.name);
    const control = new AbortController();
    row.giveUp = () => control.abort();
    const send = () => this.send(file, row, control.signal);
    row.querySelector("[name=retry_file]").addEventListener("click", send);
    send();
  }

  async send(file, row, signal) {
    const retry = row.querySelector("[name=retry_file]");
    retry.hidden = true;
    show(row, { words: this.words.sending, share: 0 });
    this.sending += 1;
    this.tell();
    let sent = null;
    try {
      sent = await upload(file, { entry: this.words.entry, signal, ...this.progress(row) });
      this.fill(row, sent);
    } catch {
      if (!signal.aborted) {
        show(row, { words: this.words.failed, wrong: true });
        retry.hidden = false;
      }
    }
    if (sent?.status === "waiting") this.look();
    this.sending -= 1;
    this.arrange();
    // They arrive as they are small or large, and stay as they were chosen.
    if (!this.sending) await this.keepOrder();
    this.tell(sent);
  }

  progress(row) {
    return {
      onProgress: (share) => show(row, share < 1 ? { words: this.words.sending, share } : { words: this.words.checking }),
      onPause: () => show(row, { words: this.words.offline }),
    };
  }

  fill(row, file) {
    // The same file again: it has a row already.
    const known = file.key && this.list.querySelector(`[data-key="${file.key}"]`);
    if (known && known !== row) return row.remove();
    row.dataset.status = file.status;
    if (file.key) row.dataset.key = file.key;
    if (file.url) {
      const link = document.createElement("a");
      link.href = file.url;
      link.textContent = file.name;
      nameOf(row).replaceWith(link);
    }
    const picture = row.querySelector("img");
    picture.hidden = !file.thumbnail;
    if (file.thumbnail) picture.src = file.thumbnail;
    const isChecked = file.status !== "waiting";
    show(row, { words: file.refusal || (isChecked ? sized(file.size) : this.words.checking), wrong: Boolean(file.refusal) });
  }

  async press(event) {
    const button = event.target.closest("button");
    const row = button?.closest("li");
    if (!row || button.name === "retry_file") return;
    event.preventDefault();
    const key = row.dataset.key;
    if (button.name === "raise_file") {
      row.previousElementSibling?.before(row);
      this.arrange();
      (button.hidden ? row.querySelector("[name=remove_file]") : button).focus();
      await this.keepOrder();
    } else {
      if (key && !(await this.post([["remove_file", key]]))) return;
      row.giveUp?.();
      row.remove();
      this.arrange();
    }
    this.tell();
  }

  keepOrder() {
    return this.post([...this.list.children].map((row) => ["file_order", row.dataset.key]));
  }

  async post(fields) {
    const body = new URLSearchParams(fields.filter(([, value]) => value));
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const { refusals } = await this.ask({ method: "POST", body, headers: { "X-CSRFToken": token } });
    return refusals?.length === 0;
  }

  /* What the server says of the files; nothing when it cannot be asked. */
  async ask(options) {
    try {
      const response = await fetch(this.words.entryFiles, options);
      return response.ok ? await response.json() : {};
    } catch {
      return {};
    }
  }

  /* Whatever is there and not the first can be moved up. */
  arrange() {
    [...this.list.children].forEach((row, at) => {
      const up = row.querySelector("[name=raise_file]");
      up.hidden = at === 0 || !row.dataset.key;
      up.setAttribute("aria-label", `${this.words.up}: ${nameOf(row).textContent}`);
    });
  }
}

function nameOf(row) {
  return row.querySelector(".file-list__name > :first-child");
}

function show(row, { words, share = null, wrong = false }) {
  const state = row.querySelector("[data-state]");
  state.textContent = words;
  state.className = wrong ? "field__error" : "field__help";
  const bar = row.querySelector("progress");
  bar.hidden = share === null;
  if (share !== null) bar.value = Math.round(share * 100);
}

function sized(bytes) {
  const [unit, by] = bytes < 2 ** 20 ? ["kilobyte", 2 ** 10] : ["megabyte", 2 ** 20];
  const style = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / by);
}

document.querySelectorAll("[data-entry-files]").forEach((root) => new FileField(root));
