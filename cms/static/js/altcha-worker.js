/* Searches the number whose digest, with the salt, is the challenge (ALTCHA, version 1). */
const encoder = new TextEncoder();

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.addEventListener("message", async ({ data: { algorithm, challenge, maxnumber, salt, signature } }) => {
  const began = Date.now();
  if (!self.crypto?.subtle) return self.postMessage(null);
  for (let number = 0; number <= maxnumber; number++) {
    if ((await digest(salt + number)) === challenge) {
      return self.postMessage({ algorithm, challenge, number, salt, signature, took: Date.now() - began });
    }
  }
  self.postMessage(null);
});
