/* Searches the number whose digest, with the salt, is the challenge (ALTCHA, version 1). */
const encoder = new TextEncoder();
const AT_ONCE = 200; // one by one, the way to the browser's cryptography and back would take most of the time

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.addEventListener("message", async ({ data: { algorithm, challenge, maxnumber, salt, signature } }) => {
  const began = Date.now();
  if (!self.crypto?.subtle) return self.postMessage(null);
  for (let first = 0; first <= maxnumber; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, step) => first + step);
    const digests = await Promise.all(numbers.map((number) => digest(salt + number)));
    const place = digests.indexOf(challenge);
    if (place >= 0) {
      return self.postMessage({ algorithm, challenge, number: numbers[place], salt, signature, took: Date.now() - began });
    }
  }
  self.postMessage(null);
});
