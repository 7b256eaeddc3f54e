// While something is being made, the list is fetched again every two seconds.
const list = document.getElementById("packages");

const look = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("packages");
    if (fresh && fresh.innerHTML !== list.innerHTML) list.innerHTML = fresh.innerHTML;
  }
  wait();
};

const wait = () => {
  if (list.querySelector("[data-busy]")) setTimeout(look, 2000);
};

wait();
