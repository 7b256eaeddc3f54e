// Areas of a picture, drawn by mouse or finger or moved by keys; the numbers below are what is sent.
const STEP = 1; // percent

for (const form of document.querySelectorAll("[data-boxes]")) setUp(form);

function setUp(form) {
  const stage = form.querySelector("[data-stage]");
  const rows = form.querySelector("[data-rows]");
  const pattern = rows.querySelector("[data-row]:last-of-type").cloneNode(true);
  const add = form.querySelector("[data-add]");
  const clear = form.querySelector("[data-clear]");
  const within = (value, least, most) => Math.min(Math.max(value, least), most);

  for (const row of [...rows.querySelectorAll("[data-row]")]) {
    if (row.querySelector("input").value) show(row);
    else row.remove();
  }
  rows.classList.add("redact-rows--quiet");
  for (const part of [form.querySelector("[data-hint]"), add, clear]) part.hidden = false;

  function read(row) {
    return [...row.querySelectorAll("input")].map((input) => parseFloat(input.value.replace(",", ".")) || 0);
  }

  function write(row, [left, top, width, height]) {
    width = within(width, STEP, 100);
    height = within(height, STEP, 100);
    left = within(left, 0, 100 - width);
    top = within(top, 0, 100 - height);
    const inputs = row.querySelectorAll("input");
    [left, top, width, height].forEach((side, place) => { inputs[place].value = side.toFixed(2); });
    Object.assign(row.box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }

  function show(row) {
    const box = document.createElement("button");
    box.type = "button";
    box.className = "redact-box";
    box.setAttribute("aria-label", `${add.dataset.label} ${stage.querySelectorAll("button").length + 1}`);
    row.box = box;
    stage.append(box);
    write(row, read(row));
    row.addEventListener("input", () => {
      const [left, top, width, height] = read(row);
      Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    });
    box.addEventListener("keydown", (event) => {
      const [left, top, width, height] = read(row);
      const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? [0, 0];
      if (event.key === "Delete" || event.key === "Backspace") {
        box.remove();
        row.remove();
        add.focus();
      } else if (x || y) {
        write(row, event.shiftKey ? [left, top, width + x, height + y] : [left + x, top + y, width, height]);
      } else return;
      event.preventDefault();
    });
    return box;
  }

  function make(sides) {
    const row = pattern.cloneNode(true);
    rows.append(row);
    const box = show(row);
    write(row, sides);
    return { row, box };
  }

  add.addEventListener("click", () => make([35, 40, 30, 10]).box.focus());
  clear.addEventListener("click", () => {
    rows.querySelectorAll("[data-row]").forEach((row) => row.remove());
    stage.querySelectorAll("button").forEach((box) => box.remove());
  });

  let drawn = null;
  const at = (event) => {
    const frame = stage.getBoundingClientRect();
    return [
      within(((event.clientX - frame.left) / frame.width) * 100, 0, 100),
      within(((event.clientY - frame.top) / frame.height) * 100, 0, 100),
    ];
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.target.matches("button") || event.button !== 0) return;
    event.preventDefault();
    const [x, y] = at(event);
    drawn = { from: [x, y], ...make([x, y, STEP, STEP]) };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!drawn) return;
    const [x, y] = at(event);
    const [a, b] = drawn.from;
    write(drawn.row, [Math.min(a, x), Math.min(b, y), Math.abs(x - a), Math.abs(y - b)]);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, () => { drawn?.box.focus(); drawn = null; });
  }
}

// Words selected in the text go into the list of what to hide.
const pick = document.querySelector("[data-pick]");
if (pick) {
  pick.hidden = false;
  pick.addEventListener("click", () => {
    const chosen = getSelection();
    const words = chosen.toString().trim();
    if (!words || !chosen.anchorNode.parentElement.closest("[data-picks]")) return;
    const list = document.getElementById(pick.dataset.pick);
    list.value = [list.value.trim(), words].filter(Boolean).join("\n");
  });
  pick.addEventListener("pointerdown", (event) => event.preventDefault());
}
