/* Sends files piece by piece, two at once: a broken connection or a reload costs one piece, not the file. */
const ADDRESS = "/account/contests/uploads/";
const AT_ONCE = 2;
const [LEAST, FIRST, MOST] = [128 * 1024, 512 * 1024, 2 * 1024 * 1024];
const PIECE_SECONDS = 90;
const LOOK_SECONDS = 60;
const ATTEMPTS = 8;

let running = 0;
const waiting = [];

/* What the server refuses, in its own words; there is no use in trying again. */
class Refusal extends Error {}

/**
 * Send a file of an entry.
 * @param {File} file
 * @param {{entry: string, replaces?: string, onProgress?: (share: number) => void, onPause?: () => void,
 *   signal?: AbortSignal}} options entry: its key; replaces: the key of the submitted file in whose place
 *   it comes, which is not waited for; onProgress: told the share that has arrived, from 0 to 1; onPause:
 *   told that the connection is away for now; signal: gives the file up.
 * @returns {Promise<{key: ?string, name: string, status: string, thumbnail: string, refusal: string}>}
 *   status: "ready", "waiting" (still being checked after a minute) or "refused". Rejects with an
 *   AbortError when given up, and otherwise when the connection stays away: calling again goes on.
 */
export async function upload(file, { entry, replaces, onProgress = () => {}, onPause = () => {}, signal } = {}) {
  try {
    const sent = await inTurn(signal, () => send(file, { entry, replaces, onProgress, onPause, signal }));
    return replaces ? sent.file : await looked(sent.key, { signal, onPause });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { key: null, name: file.name, status: "refused", thumbnail: "", refusal: error.message };
  }
}

/** Names of an entry's files that, as this browser remembers, did not arrive whole. */
export function unfinished(entry) {
  const remembered = stored((storage) => Object.entries(storage)) ?? [];
  return remembered.filter(([name]) => name.startsWith(`upload:${entry}:`)).map(([, value]) => parsed(value).name);
}

async function inTurn(signal, work) {
  if (running >= AT_ONCE) await new Promise((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    signal?.throwIfAborted();
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function send(file, { entry, replaces, onProgress, onPause, signal }) {
  const memory = `upload:${replaces ?? entry}:${file.size}:${await fingerprint(file)}`;
  const ask = (method, key, options) => asked(method, key, { ...options, signal, onPause });
  try {
    let state = await begun(file, { entry, replaces }, memory, ask);
    let length = FIRST;
    while (state.offset < file.size) {
      onProgress(state.offset / file.size);
      const before = performance.now();
      const body = file.slice(state.offset, state.offset + length);
      const headers = { "Upload-Offset": state.offset, "Content-Type": "application/octet-stream" };
      state = (await ask("PATCH", state.key, { body, headers })) ?? (await ask("GET", state.key));
      length = suited(length, (performance.now() - before) / 1000);
    }
    onProgress(1);
    const { file: made } = (await ask("POST", state.key)) ?? {};
    if (!made) throw new TypeError("Something is missing still");
    forget(memory);
    return { key: state.key, file: made };
  } catch (error) {
    if (signal?.aborted) giveUp(memory);
    else if (error instanceof Refusal && !error.isForNow) forget(memory);
    throw error;
  }
}

/* By its ends, for phones give a new date to the same photo each time that it is chosen. */
async function fingerprint(file) {
  if (!globalThis.crypto?.subtle) return file.lastModified;
  const ends = await new Blob([file.slice(0, 65536), file.slice(-65536)]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", ends));
  return Array.from(digest.slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* A piece takes some two seconds: progress is seen, and a break costs little. */
function suited(length, seconds) {
  if (seconds < 1) return Math.min(length * 2, MOST);
  return seconds > 5 ? Math.max(length / 2, LEAST) : length;
}

async function begun(file, aim, memory, ask) {
  const remembered = parsed(stored((storage) => storage.getItem(memory))).key;
  if (remembered) {
    try {
      return await ask("GET", remembered);
    } catch (error) {
      if (!(error instanceof Refusal) || error.isForNow) throw error; // else it is gone: begin anew
    }
  }
  const body = JSON.stringify({ ...aim, name: file.name, size: file.size });
  const state = await ask("POST", "", { body, headers: { "Content-Type": "application/json" } });
  stored((storage) => storage.setItem(memory, JSON.stringify({ key: state.key, name: file.name })));
  return state;
}

/* Wait until the file has been looked at. */
async function looked(key, options) {
  const until = performance.now() + LOOK_SECONDS * 1000;
  for (let pause = 0.4; ; pause = Math.min(pause * 1.5, 5)) {
    const { file } = await asked("GET", key, options);
    if (file.status !== "waiting" || performance.now() > until) return file;
    await slept(pause, options.signal);
  }
}

/* Ask the server, again and again while the connection is away. Undefined: a piece that was out of step. */
async function asked(method, key, { body, headers, signal, onPause }) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const address = ADDRESS + (key && `${key}/`);
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      const all = { Accept: "application/json", "X-CSRFToken": token, ...headers };
      return await understood(await fetched(address, { method, body, headers: all }, signal));
    } catch (error) {
      if (error instanceof Refusal || signal?.aborted || attempt >= ATTEMPTS) throw error;
    }
    onPause();
    await slept(Math.min(2 ** (attempt - 1), 30) * (0.75 + Math.random() / 2), signal);
  }
}

async function understood(response) {
  if (response.ok) return response.json();
  if (response.status === 409) return undefined;
  if (response.status >= 500 || response.status === 429) throw new TypeError(`Answered ${response.status}`);
  const { refusal } = await response.json().catch(() => ({}));
  const error = new Refusal(refusal ?? response.statusText);
  error.isForNow = [401, 403].includes(response.status); // after signing in it goes on
  throw error;
}

/* A fetch that does not hang on a connection that has quietly gone. */
async function fetched(address, options, signal) {
  const control = new AbortController();
  const stop = () => control.abort();
  const timer = setTimeout(stop, PIECE_SECONDS * 1000);
  signal?.addEventListener("abort", stop);
  try {
    return await fetch(address, { ...options, signal: control.signal });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/* Sleep, but wake when the connection is back or the file is given up. */
function slept(seconds, signal) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      removeEventListener("online", wake);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, seconds * 1000);
    addEventListener("online", wake);
    signal?.addEventListener("abort", wake);
  });
}

/* A browser may keep nothing, or junk: then a file begins anew after a reload. */
function stored(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}

function parsed(value) {
  try {
    return JSON.parse(value) ?? {};
  } catch {
    return {};
  }
}

function forget(memory) {
  stored((storage) => storage.removeItem(memory));
}

function giveUp(memory) {
  const { key } = parsed(stored((storage) => storage.getItem(memory)));
  forget(memory);
  if (key) asked("DELETE", key, { onPause: () => {} }).catch(() => {});
}
