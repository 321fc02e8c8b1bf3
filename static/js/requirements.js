// The requirement list by keyboard, selecting all, and the names of properties offered while typing.

const typing = (target) => ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && target.type !== "checkbox";

const lines = () => [...document.querySelectorAll("[data-line]")];

function step(by) {
  const all = lines();
  const at = all.findIndex((line) => line.hasAttribute("aria-current"));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next?.click();
  next?.focus();
}

function markCurrent(line) {
  for (const other of lines()) other.removeAttribute("aria-current");
  line.setAttribute("aria-current", "true");
}

function onKey(event) {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const inList = event.target.closest("[data-requirements]");
  if (event.key === "j" || (inList && event.key === "ArrowDown")) step(1);
  else if (event.key === "k" || (inList && event.key === "ArrowUp")) step(-1);
  else if (event.key === "a") document.querySelector("[data-accept-all]")?.requestSubmit();
  else if (event.key === "x") {
    const box = document.querySelector("[data-line][aria-current]")?.parentElement.querySelector("input[type=checkbox]");
    if (box) box.checked = !box.checked;
  } else return;
  event.preventDefault();
}

function onClick(event) {
  const line = event.target.closest("[data-line]");
  if (line) markCurrent(line);
}

function onChange(event) {
  if (!event.target.matches("[data-select-all]")) return;
  for (const box of document.querySelectorAll("[data-requirements] input[name=key]")) box.checked = event.target.checked;
}

let asked = 0;

async function onInput(event) {
  const field = event.target.closest("[data-properties]");
  if (!field) return;
  const mine = (asked += 1);
  const answer = await fetch(`${field.dataset.properties}?words=${encodeURIComponent(field.value)}`);
  if (mine !== asked || !answer.ok) return;
  const offered = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("option");
  field.list.replaceChildren(...offered);
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("change", onChange);
document.addEventListener("input", onInput);
document.querySelector("[data-line][aria-current]")?.scrollIntoView({ block: "nearest" });
