/* Saves a form on the server as it is typed. What the server has not got yet is kept on the device,
   so that neither a broken connection nor a closed page loses it. Somebody else's save is never
   overwritten: both versions are shown, and the person chooses. */
const PAUSE = 1200; // ms without typing before a save
const RETRY = [2000, 5000, 10000, 30000]; // ms between attempts

const NOT_TYPED = new Set(["csrfmiddlewaretoken", "revision", "nomination"]);

class Autosave {
  constructor(form) {
    this.form = form;
    this.revision = form.elements.revision;
    this.words = form.dataset;
    this.status = document.querySelector("[data-autosave-status]");
    this.dirty = false;
    this.attempt = 0;
    this.sending = null;
    this.unanswered = null; // what was sent and may have arrived, though no answer came
    this.timer = 0;
    this.inConflict = false;
    this.leaving = false;
    document.addEventListener("input", (event) => this.typed(event.target));
    document.addEventListener("change", (event) => this.typed(event.target));
    document.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("online", () => this.dirty && this.flush());
    window.addEventListener("pagehide", () => this.keep());
    window.addEventListener("pageshow", () => { this.leaving = false; });
    this.restore();
  }

  typed(field) {
    if (field.form !== this.form || field.type === "file" || field.name === "nomination") return;
    this.dirty = true;
    this.keep();
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    if (!this.inConflict) this.timer = setTimeout(() => this.flush(), wait);
  }

  values() {
    return [...new FormData(this.form)].filter(
      ([name, value]) => typeof value === "string" && !NOT_TYPED.has(name));
  }

  /* --- On the device, until the server has it ------------------------------------------------ */

  keep() {
    if (!this.dirty) return;
    const kept = { revision: this.revision.value, values: this.values() };
    try {
      localStorage.setItem(this.words.store, JSON.stringify(kept));
    } catch { /* no room, or forbidden: the page still has it */ }
  }

  forget() {
    try { localStorage.removeItem(this.words.store); } catch { /* the same */ }
  }

  restore() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.words.store)); } catch { /* the same */ }
    if (!kept?.values) return;
    if (JSON.stringify(kept.values) === JSON.stringify(this.values())) return this.forget();
    for (const [name, value] of kept.values) {
      const field = this.form.elements.namedItem(name);
      if (field && "value" in field && field.type !== "checkbox") field.value = value;
    }
    // Typed upon an older save: the server will say so, and both are shown.
    this.revision.value = kept.revision;
    this.dirty = true;
    this.say(this.words.restored);
    this.form.dispatchEvent(new Event("restored"));
    this.later(PAUSE);
  }

  /* --- To the server --------------------------------------------------------------------------- */

  /* Send what is typed; resolves to whether the server has all of it. */
  async flush() {
    if (this.sending) { await this.sending; }
    if (!this.dirty) return true;
    if (this.inConflict) return false;
    clearTimeout(this.timer);
    this.sending = this.send();
    const done = await this.sending;
    this.sending = null;
    if (done && this.dirty) this.later(PAUSE);
    return done;
  }

  async send() {
    // Sent anew as it was: had it arrived, that changes nothing and tells the new revision.
    const sent = this.unanswered ?? { revision: this.revision.value, values: this.values() };
    this.unanswered = sent;
    this.say(this.words.saving);
    let response;
    try {
      response = await fetch(this.words.autosave, {
        method: "POST", body: this.body(sent), redirect: "manual", headers: { Accept: "application/json" },
        signal: AbortSignal.timeout?.(20000),
      });
    } catch {
      return this.retry(this.words.waiting);
    }
    if (response.type === "opaqueredirect") return this.stop(this.words.signedOut);
    const answer = await response.json().catch(() => null);
    if (response.status >= 500 || !answer) return this.retry(this.words.failed);
    this.unanswered = null;
    this.attempt = 0;
    if (response.status === 409) return this.conflict(answer);
    if (!response.ok) return this.stop(answer.refusal);
    this.saved(sent, answer);
    return !this.dirty || this.flushed();
  }

  saved(sent, answer) {
    this.revision.value = answer.revision;
    this.showErrors(answer.errors);
    const isWhole = Object.keys(answer.errors).length === 0;
    this.keep();
    this.dirty = JSON.stringify(this.values()) !== JSON.stringify(sent.values);
    if (!this.dirty && isWhole) this.forget();
    this.say(answer.said);
  }

  /* What was typed while the save was under way goes at once when a submission waits for it. */
  flushed() {
    return this.leaving ? this.send() : false;
  }

  body(sent) {
    const body = new URLSearchParams(sent.values);
    body.set("revision", sent.revision);
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    return body;
  }

  retry(words) {
    this.say(words, true);
    this.keep();
    this.later(RETRY[Math.min(this.attempt++, RETRY.length - 1)]);
    return false;
  }

  stop(words) {
    this.say(words, true);
    this.keep();
    return false;
  }

  /* --- Somebody else has saved ----------------------------------------------------------------- */

  conflict(answer) {
    this.inConflict = true;
    const place = document.querySelector("[data-conflict-place]");
    // The server's own template, escaped there.
    place.innerHTML = answer.html;
    place.querySelector("[data-keep]").addEventListener("click", () => {
      this.inConflict = false;
      this.revision.value = answer.revision;
      place.replaceChildren();
      this.flush();
    });
    place.querySelector("[data-take]").addEventListener("click", () => {
      this.dirty = false;
      this.forget();
    });
    const words = place.querySelector("h2");
    this.say(words.textContent, true);
    place.firstElementChild.focus();
    return false;
  }

  /* --- What is seen ---------------------------------------------------------------------------- */

  showErrors(errors) {
    document.querySelectorAll(".field__live").forEach((shown) => shown.remove());
    for (const [name, sentences] of Object.entries(errors)) {
      const field = this.form.elements.namedItem(name);
      if (!field || field === document.activeElement) continue;
      const shown = document.createElement("p");
      shown.className = "field__live";
      shown.textContent = sentences.join(" ");
      field.after(shown);
    }
  }

  say(words, wrong = false) {
    if (this.status.textContent !== words) this.status.textContent = words;
    this.status.dataset.tone = wrong ? "wrong" : "";
  }

  /* Submitting waits for the save under way, goes once, and not at all without a connection. */
  async submit(event) {
    if (event.target !== this.form || this.passing) return;
    event.preventDefault();
    if (this.leaving) return;
    this.leaving = true;
    if (this.sending) await this.sending;
    if (!(await this.flush()) && this.dirty) {
      this.leaving = false;
      return;
    }
    await new Promise((go) => setTimeout(go)); // a form cannot be submitted within its own submit event
    this.passing = true;
    this.form.requestSubmit(event.submitter);
    this.passing = false;
  }
}

/* How many characters a text has, counted as the server counts: without the spaces around it. */
function count(shown) {
  const text = document.getElementById(shown.dataset.count);
  const output = shown.querySelector("output");
  const show = () => {
    const length = [...text.value.trim()].length;
    output.textContent = length;
    const most = Number(text.dataset.most);
    shown.classList.toggle("count--wrong", most > 0 && length > most);
  };
  text.addEventListener("input", show);
  text.form.addEventListener("restored", show);
  shown.hidden = false;
  show();
}

document.querySelectorAll("form[data-autosave]").forEach((form) => new Autosave(form));
document.querySelectorAll("[data-count]").forEach(count);
