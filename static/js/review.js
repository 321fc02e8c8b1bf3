// The review by keyboard, the place in the source kept in sight, and splitting where the cursor stands.

import { takeTurns } from "./turns.js";

const TYPED = ["INPUT", "TEXTAREA", "SELECT"];

const isTyping = (target) => TYPED.includes(target.tagName) && target.type !== "checkbox";

// What a key belongs to says itself what it does: a link is followed, a fold opened, a choice given the focus.
function act(element) {
  if (element.tagName === "DETAILS") {
    element.open = true;
    element.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  } else if (element.tagName === "SELECT") {
    element.focus();
  } else {
    element.click();
  }
}

function press(key) {
  const element = document.querySelector(`#review [data-key="${key}"]`);
  if (element) act(element);
  return element !== null;
}

// One key waits: whoever presses a second time because nothing happened yet confirms nothing unseen.
const turns = takeTurns("review", press, 1);

function onKey(event) {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^[a-z]$/.test(event.key) || document.querySelector("dialog[open]")) return;
  if (turns.isBusy()) {
    event.preventDefault();
    if (!event.repeat) turns.wait(event.key);
  } else if (press(event.key)) {
    event.preventDefault();
  }
}

function onChange(event) {
  event.target.closest("[data-on-change]")?.requestSubmit();
}

// The server counts characters, the browser UTF-16 units: an emoji before the cursor must not shift the cut.
function onSubmit(event) {
  const form = event.target.closest("[data-split-at-cursor]");
  if (!form) return;
  const text = form.querySelector("textarea");
  form.elements.at.value = [...text.value.slice(0, text.selectionStart)].length;
}

// Scrolls only inside the pane: the page itself stays where it is.
function showInside(pane, element) {
  if (!pane || !element) return;
  const inside = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const end = Math.min(frame.bottom, window.innerHeight);
  if (inside.top < frame.top || inside.bottom > end) {
    pane.scrollTop += inside.top - frame.top - Math.max(0, end - frame.top) / 3;
  }
}

// A wide sheet is moved sideways until the cell is whole, or begins at the left edge.
function showAcross(pane, element) {
  if (!pane || !element) return;
  const over = element.getBoundingClientRect().right - pane.getBoundingClientRect().right;
  const left = element.getBoundingClientRect().left - pane.getBoundingClientRect().left;
  if (over > 0) pane.scrollLeft += Math.min(over, left);
}

// Everything unfolded, or only what holds the open requirement.
function onFolds(event) {
  const wanted = event.target.closest("[data-folds]")?.dataset.folds;
  if (!wanted) return;
  const tree = document.querySelector("#source .source-tree");
  const current = tree.querySelector("[data-current]");
  for (const branch of tree.querySelectorAll("details")) {
    branch.open = wanted === "open" || (current !== null && branch.contains(current));
  }
  showInside(document.getElementById("source"), current);
}

// Arrows walk through a tree as they do in a file manager: right unfolds, left folds or goes to what holds the line.
function onArrow(event) {
  const summary = event.target.closest?.(".source-tree summary");
  if (!summary || event.target !== summary) return;
  const branch = summary.parentElement;
  const shown = [...summary.closest(".source-tree").querySelectorAll("summary")].filter((one) => one.checkVisibility());
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) shown[shown.indexOf(summary) + steps[event.key]]?.focus();
  else if (event.key === "ArrowRight") branch.open = true;
  else if (event.key === "ArrowLeft" && branch.open) branch.open = false;
  else if (event.key === "ArrowLeft") branch.parentElement.closest("details")?.querySelector("summary").focus();
  else return;
  event.preventDefault();
}

function show(root) {
  for (const button of root.querySelectorAll("[data-folds]")) button.hidden = false;
  for (const form of root.querySelectorAll("[data-split-at-cursor]")) form.hidden = false;
  for (const button of root.querySelectorAll("[data-without-script]")) button.hidden = true;
  const source = document.getElementById("source");
  showInside(source, source?.querySelector("[data-current], .source-box--current, .source-line--current"));
  const grid = source?.querySelector(".source-grid");
  showInside(grid, grid?.querySelector("[data-current]"));
  showAcross(grid, grid?.querySelector(".source-cell--current"));
  const list = document.getElementById("review-list");
  showInside(list, list?.querySelector("[aria-current]"));
}

document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onArrow);
document.addEventListener("click", onFolds);
document.addEventListener("change", onChange);
document.addEventListener("submit", onSubmit, true);
document.addEventListener("htmx:afterSettle", () => show(document));
show(document);
