/* Does the proof of work that a form asks for under suspicion. Should it fail, the wait that the page
   tells of does the same. */
export function enhance(element) {
  const words = element.querySelector("[role=status]");
  const wait = words.textContent;
  const worker = new Worker(element.dataset.worker);
  const giveUp = () => {
    words.textContent = wait;
    worker.terminate();
  };
  words.textContent = element.dataset.working;
  worker.addEventListener("error", giveUp);
  worker.addEventListener("message", ({ data }) => {
    if (!data) return giveUp();
    element.querySelector("[name=altcha]").value = btoa(JSON.stringify(data));
    words.textContent = element.dataset.done;
    worker.terminate();
  });
  worker.postMessage(JSON.parse(element.dataset.altcha));
}
