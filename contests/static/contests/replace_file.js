/* The page on which a refused file is replaced: the new one is sent in pieces, then the entry is shown. */
import { upload } from "./upload.js";

const form = document.querySelector("[data-replaces]");
const words = form.dataset;
const said = form.querySelector("[data-said]");
const bar = form.querySelector("progress");
const button = form.querySelector("button");

function say(sentence, wrong = false) {
  said.textContent = sentence;
  said.className = wrong ? "field__error" : "field__help";
}

form.addEventListener("submit", async (event) => {
  const file = form.elements.file.files[0];
  if (!file) return; // the server says what to do
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  bar.hidden = false;
  try {
    const sent = await upload(file, {
      entry: words.entry,
      replaces: words.replaces,
      onProgress: (share) => {
        say(words.sending);
        bar.value = Math.round(share * 100);
      },
      onPause: () => say(words.offline),
    });
    if (sent.key) return location.assign(words.done);
    say(sent.refusal, true);
  } catch {
    say(words.failed, true);
  }
  bar.hidden = true;
  button.disabled = false;
});
