// The solution page: filter requirements, keys and drag-and-drop in the tree, undo, panes as tabs on small screens.

import { takeTurns } from "./turns.js";

const panes = () => document.getElementById("panes");
const isTyping = (target) => ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
const kept = { words: "", hideCovered: false, tab: "pane-requirements", places: {}, focus: null, toTop: false, pressed: null };

// Edits by key or mouse are the same request as those by button.

function send(action, fields) {
  const { edit, revision, requirement, selected, find } = panes().dataset;
  window.htmx.ajax("POST", edit, {
    target: "#panes",
    swap: "outerHTML settle:0ms",
    values: { revision, requirement, node: selected, find, action, ...fields },
  });
}

// Requirements

function applyFilter() {
  const words = kept.words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const line of document.querySelectorAll("[data-lines] > li:not([data-more])")) {
    const text = line.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word));
    const isCurrent = line.querySelector("[aria-current]");
    line.hidden = !fits || (kept.hideCovered && line.hasAttribute("data-covered") && !isCurrent);
  }
}

function step(all, from, key) {
  const next = all[all.indexOf(from) + (key === "ArrowDown" ? 1 : -1)];
  next?.focus();
  return Boolean(next);
}

// Up and down within a pane, left and right to the next pane: requirement, then the candidates that answer it.

function onListKey(event) {
  const line = event.target.closest(".line");
  const adder = event.target.closest("[data-candidate]");
  if (line && /^Arrow(Up|Down)$/.test(event.key)) {
    return step([...document.querySelectorAll("[data-lines] > li:not([hidden]) .line")], line, event.key);
  }
  if (line && event.key === "ArrowRight") {
    const first = document.querySelector("[data-candidate]");
    first?.focus();
    return Boolean(first);
  }
  if (adder && /^Arrow(Up|Down)$/.test(event.key)) {
    return step([...document.querySelectorAll("[data-candidate]")], adder, event.key);
  }
  if (adder && event.key === "ArrowLeft") {
    kept.focus = `line-${panes().dataset.requirement}`;
    showFocus();
    return true;
  }
  return false;
}

// The tree

const siblingsOf = (item) => [...item.parentElement.children].filter((one) => one.matches(".tree__item"));

function placeAfterMove(item, key) {
  const siblings = siblingsOf(item);
  const at = siblings.indexOf(item);
  const parent = item.parentElement.dataset.parent;
  if (key === "ArrowUp" && at > 0) return { parent, index: at - 1 };
  if (key === "ArrowDown" && at < siblings.length - 1) return { parent, index: at + 1 };
  if (key === "ArrowLeft" && parent) {
    const outer = item.parentElement.closest(".tree__item");
    return { parent: outer.parentElement.dataset.parent, index: siblingsOf(outer).indexOf(outer) + 1 };
  }
  if (key === "ArrowRight" && at > 0 && siblings[at - 1].querySelector(":scope > .tree")) {
    return { parent: siblings[at - 1].dataset.key };
  }
  return null;
}

function move(node, arrow) {
  const place = placeAfterMove(node.closest(".tree__item"), arrow);
  if (place) send("move", { key: node.dataset.node, ...place });
}

function count(node, sign) {
  const next = Number(node.dataset.quantity) + (sign === "+" ? 1 : -1);
  if (next > 0) send("quantity", { key: node.dataset.node, quantity: next.toString(), plain: "1" });
}

function remove(node) {
  kept.focus = neighbourOf(node)?.id;
  send("remove", { key: node.dataset.node });
}

// Moving and counting are pressed several times on end, and every press counts from what the one before it left.

const turns = takeTurns("panes", pressOnFocused, 20);

function pressOnFocused(key) {
  const node = document.activeElement.closest("[data-node]");
  if (node) (key.startsWith("Arrow") ? move : count)(node, key);
}

function editByKey(event, node) {
  const isStep = event.key === "+" || event.key === "-" || (event.altKey && event.key.startsWith("Arrow"));
  if (!isStep && event.key !== "Delete") return false;
  if (!turns.isBusy()) isStep ? pressOnFocused(event.key) : remove(node);
  else if (isStep) turns.wait(event.key);
  return true;
}

function neighbourOf(node) {
  const inside = node.closest(".tree__item");
  const others = [...document.querySelectorAll("[data-node]")].filter((one) => !inside.contains(one));
  const after = others.find((one) => node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  return after ?? others.at(-1);
}

function onTreeKey(event, node) {
  if (panes().hasAttribute("data-may-edit") && editByKey(event, node)) return true;
  if (!event.altKey && /^Arrow(Up|Down)$/.test(event.key)) {
    return step([...document.querySelectorAll("[data-node]")], node, event.key);
  }
  return false;
}

function onUndoKey(event) {
  const name = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
  const button = name && document.getElementById(name);
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

function onKey(event) {
  if (!panes() || isTyping(event.target)) return;
  const node = event.target.closest("[data-node]");
  const isDone =
    event.ctrlKey || event.metaKey ? onUndoKey(event) : node ? onTreeKey(event, node) : onListKey(event);
  if (isDone) event.preventDefault();
}

// Drag and drop: nodes within the tree, candidates into it

function dropped(event) {
  const isSamePlace = event.from === event.to && event.oldDraggableIndex === event.newDraggableIndex;
  if (isSamePlace || event.to.dataset.parent === undefined) return;
  const parts = [...event.to.children].filter((one) => one.matches(".tree__item, .candidate"));
  const place = { parent: event.to.dataset.parent, index: parts.indexOf(event.item) };
  const { key, offering, answers, quantity } = event.item.dataset;
  if (offering) send("add", { offering, answers, quantity, plain: "1", ...place });
  else send("move", { key, ...place });
}

function startSorting() {
  if (!window.Sortable || !panes().hasAttribute("data-may-edit")) return;
  const manner = { animation: 120, onEnd: dropped, fallbackOnBody: true, swapThreshold: 0.6, invertSwap: true };
  for (const list of document.querySelectorAll("[data-tree]")) {
    window.Sortable.create(list, { ...manner, group: "tree", handle: ".tree__grip", draggable: ".tree__item" });
  }
  for (const list of document.querySelectorAll("[data-candidates]")) {
    const group = { name: "tree", pull: "clone", put: false };
    window.Sortable.create(list, { ...manner, group, sort: false, draggable: ".candidate", filter: "input, button, a", preventOnFilter: false });
  }
}

// Panes as tabs where the screen is small

function showTab(id) {
  kept.tab = id;
  for (const button of document.querySelectorAll("[data-pane-tab]")) {
    const isShown = button.dataset.paneTab === id;
    button.setAttribute("aria-pressed", String(isShown));
    document.getElementById(button.dataset.paneTab).classList.toggle("is-shown", isShown);
  }
  panes().classList.add("is-tabbed");
}

// What a person has typed, chosen and scrolled to stays when the panes are replaced.

function keepPlaces() {
  // Panes that come between press and release would swallow the click on a tab.
  kept.tab = kept.pressed ?? kept.tab;
  kept.pressed = null;
  for (const body of document.querySelectorAll("[data-keeps-place]")) {
    kept.places[body.parentElement.id] = body.scrollTop;
  }
  // A line may come with the rest only, when it is too late for the focus to stay by itself.
  if (document.activeElement.matches(".line")) kept.focus ??= document.activeElement.id;
}

function start() {
  if (!panes()) return;
  document.querySelector("[data-filter-lines]").value = kept.words;
  document.querySelector("[data-hide-covered]").checked = kept.hideCovered;
  applyFilter();
  startSorting();
  showTab(kept.tab);
  showPlaces("[data-keeps-place]");
  document.querySelector("#inspector")?.scrollIntoView({ block: "nearest" });
  showFocus();
  const isTabbed = getComputedStyle(document.querySelector(".pane-tabs")).display !== "none";
  if (kept.toTop && isTabbed) panes().scrollIntoView({ behavior: "instant" });
  kept.toTop = false;
}

// The rest of a long list of requirements comes a moment after the panes.

function startRest() {
  applyFilter();
  showPlaces("#pane-requirements [data-keeps-place]");
  showFocus();
}

function showPlaces(bodies) {
  for (const body of document.querySelectorAll(bodies)) {
    body.scrollTop = Math.max(body.scrollTop, kept.places[body.parentElement.id] ?? 0);
  }
}

function showFocus() {
  const wanted = kept.focus && document.getElementById(kept.focus);
  wanted?.focus();
  if (wanted || !document.querySelector("[data-more]")) kept.focus = null;
}

document.addEventListener("keydown", onKey);
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-filter-lines]")) return;
  kept.words = event.target.value;
  applyFilter();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-hide-covered]")) {
    kept.hideCovered = event.target.checked;
    applyFilter();
  } else if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});
document.addEventListener("pointerdown", (event) => {
  kept.pressed = event.target.closest("[data-pane-tab]")?.dataset.paneTab ?? null;
});
document.addEventListener("pointercancel", () => {
  kept.pressed = null;
});
document.addEventListener("click", (event) => {
  kept.pressed = null;
  const tab = event.target.closest("[data-pane-tab]");
  if (tab) showTab(tab.dataset.paneTab);
  if (event.target.closest(".line, [data-following]")) Object.assign(kept, { tab: "pane-candidates", toTop: true });
});
document.addEventListener("htmx:beforeSwap", (event) => event.target.id === "panes" && keepPlaces());
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "panes") start();
  else if (event.detail.requestConfig?.path.endsWith("lines=rest")) startRest();
});
start();
