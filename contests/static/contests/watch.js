// While something on the page is being made, that part of it is fetched again every two seconds.
for (const part of document.querySelectorAll("[data-watched]")) wait(part);

function wait(part) {
  if (part.matches("[data-busy]") || part.querySelector("[data-busy]")) setTimeout(() => look(part), 2000);
}

async function look(part) {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (fresh) {
      part.toggleAttribute("data-busy", fresh.hasAttribute("data-busy"));
      if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    }
  }
  wait(part);
}
