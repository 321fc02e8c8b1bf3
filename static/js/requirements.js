// The requirements of a tender by keyboard, the chosen line marked, and splitting where the cursor stands.

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

function tick() {
  const line = document.querySelector("[data-line][aria-current]");
  const box = line?.parentElement.querySelector("input[type=checkbox]");
  if (box) box.checked = !box.checked;
}

function openPart(name) {
  const part = document.querySelector(`[data-part="${name}"]`);
  if (part?.tagName === "DETAILS") part.open = true;
  part?.querySelector("textarea, input:not([type=hidden]), select")?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => document.querySelector("[data-accept-all]")?.requestSubmit(),
  x: tick,
  c: () => openPart("condition"),
  e: () => openPart("fields"),
  s: () => openPart("split"),
};

function onKey(event) {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const inList = event.target.closest("[data-requirements]");
  const arrows = inList ? { ArrowDown: KEYS.j, ArrowUp: KEYS.k } : {};
  const action = KEYS[event.key] ?? arrows[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function onClick(event) {
  const line = event.target.closest("[data-line]");
  if (line) markCurrent(line);
}

// The server counts characters, the browser UTF-16 units: an emoji before the cursor must not shift the cut.
function onSubmit(event) {
  const form = event.target.closest("[data-split-at-cursor]");
  if (!form) return;
  const text = form.querySelector("textarea");
  form.elements.at.value = [...text.value.slice(0, text.selectionStart)].length;
}

function showScripted(root) {
  for (const form of root.querySelectorAll("[data-split-at-cursor]")) form.hidden = false;
}

// On a narrow screen the editor stands below the list: go there.
function onSwap(event) {
  if (event.target.id === "editor" && !window.matchMedia("(width >= 64rem)").matches) {
    event.target.scrollIntoView();
    event.target.focus();
  }
}

document.addEventListener("htmx:afterSwap", onSwap);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
document.addEventListener("htmx:load", (event) => showScripted(event.target));
showScripted(document);
document.querySelector("[data-line][aria-current]")?.scrollIntoView({ block: "nearest" });
