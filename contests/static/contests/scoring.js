/* Scores are saved as they are given. What could not be sent waits for the connection; what another
   tab has changed is never overwritten. Without this module the form's button saves. */
const form = document.querySelector("[data-scoring]");
const status = document.querySelector("[data-scoring-status]");
const TYPING = 800;
const AGAIN = 5000;

let timer = 0;
let sending = null;
let unsaved = false;
let stopped = false;

function say(words, fault = false) {
  status.toggleAttribute("data-fault", fault);
  status.textContent = words;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

function save() {
  clearTimeout(timer);
  if (!unsaved || stopped) {
    return sending;
  }
  sending ??= send().finally(() => {
    sending = null;
    if (unsaved && !stopped) {
      later(navigator.onLine ? TYPING : AGAIN);
    }
  });
  return sending;
}

async function send() {
  unsaved = false;
  say(form.dataset.saving);
  let response;
  try {
    response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      redirect: "error",
    });
  } catch {
    unsaved = true;
    say(form.dataset.offline, true);
    later(AGAIN);
    return;
  }
  await hear(response);
}

async function hear(response) {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson) {
    stopped = response.status < 500;
    unsaved = !stopped;
    say(stopped ? form.dataset.lost : form.dataset.offline, true);
    return;
  }
  const answer = await response.json();
  if (response.ok) {
    form.elements.revision.value = answer.revision;
    say(answer.message);
    return;
  }
  stopped = response.status !== 400;
  const faults = Object.values(answer.errors ?? {}).flat();
  say([answer.message, ...faults].join(" "), true);
}

if (form) {
  form.addEventListener("input", (event) => {
    unsaved = true;
    later(event.target.type === "radio" ? 0 : TYPING);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    unsaved = false;
    if (sending) {
      event.preventDefault();
      sending.then(() => form.requestSubmit(event.submitter));
    }
  });
  addEventListener("online", save);
  addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });
}
