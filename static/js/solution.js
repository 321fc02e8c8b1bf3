// The solution page: filter requirements, keys and drag-and-drop in the tree, undo, panes as tabs on small screens.

const panes = () => document.getElementById("panes");
const typing = (target) => ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
const kept = { words: "", hideCovered: false, tab: "pane-tree", focus: null };

// Edits go through one hidden form, so that a key press is the same request as a button.

function send(action, fields) {
  const root = panes();
  const form = root.querySelector("form.inline-form");
  if (!form) return;
  const values = Object.fromEntries(
    [...form.querySelectorAll("input[name=csrf_token], input[name=revision], input[name=requirement], input[name=find], input[name=node]")].map(
      (field) => [field.name, field.value],
    ),
  );
  window.htmx.ajax("POST", root.dataset.edit, {
    target: "#panes",
    swap: "outerHTML",
    values: { ...values, action, ...fields },
  });
}

// Requirements

function applyFilter() {
  const words = kept.words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const line of document.querySelectorAll("[data-lines] > li")) {
    const text = line.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word));
    line.hidden = !fits || (kept.hideCovered && line.hasAttribute("data-covered"));
  }
}

// The tree by keyboard

const rows = () => [...document.querySelectorAll("[data-node]")];

function siblingsOf(item) {
  return [...item.parentElement.children].filter((one) => one.matches(".tree__item"));
}

function moveNode(row, key) {
  const item = row.closest(".tree__item");
  const list = item.parentElement;
  const siblings = siblingsOf(item);
  const at = siblings.indexOf(item);
  const parent = list.dataset.parent;
  const fields = { key: row.dataset.node };
  if (key === "ArrowUp" && at > 0) Object.assign(fields, { parent, index: at - 1 });
  else if (key === "ArrowDown" && at < siblings.length - 1) Object.assign(fields, { parent, index: at + 1 });
  else if (key === "ArrowLeft" && parent) {
    const outer = list.closest(".tree__item");
    Object.assign(fields, { parent: outer.parentElement.dataset.parent, index: siblingsOf(outer).indexOf(outer) + 1 });
  } else if (key === "ArrowRight" && at > 0 && siblings[at - 1].querySelector(":scope > .tree")) {
    Object.assign(fields, { parent: siblings[at - 1].dataset.key });
  } else return;
  send("move", fields);
}

function onTreeKey(event, row) {
  const all = rows();
  const at = all.indexOf(row);
  kept.focus = row.dataset.node;
  if (event.altKey && event.key.startsWith("Arrow")) moveNode(row, event.key);
  else if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)].focus();
  else if (event.key === "ArrowUp") all[Math.max(at - 1, 0)].focus();
  else if (event.key === "Delete") send("remove", { key: row.dataset.node });
  else if ((event.key === "+" || event.key === "-") && row.dataset.kind === "item") {
    const next = Number(row.dataset.quantity) + (event.key === "+" ? 1 : -1);
    if (next > 0) send("quantity", { key: row.dataset.node, quantity: String(next) });
  } else if (event.key === "Enter") row.querySelector("summary")?.click();
  else return;
  event.preventDefault();
}

function stepLines(event, line) {
  const all = [...document.querySelectorAll("[data-lines] > li:not([hidden]) .line")];
  const next = all[all.indexOf(line) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    next.focus();
    event.preventDefault();
  }
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && !typing(event.target)) {
    const wanted = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
    const form = wanted && document.querySelector(`[data-${wanted}]`);
    if (form && !form.querySelector("button").disabled) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (typing(event.target)) return;
  const row = event.target.matches("[data-node]") && event.target;
  if (row) onTreeKey(event, row);
  else if (event.target.matches(".line") && /^Arrow(Up|Down)$/.test(event.key)) stepLines(event, event.target);
}

// Drag and drop

function startSorting() {
  if (!window.Sortable || !document.querySelector("[data-undo]")) return;
  for (const list of document.querySelectorAll("[data-tree]")) {
    window.Sortable.create(list, {
      group: "tree",
      handle: ".tree__grip",
      draggable: ".tree__item",
      animation: 120,
      onEnd: (event) => {
        if (event.from === event.to && event.oldDraggableIndex === event.newDraggableIndex) return;
        send("move", { key: event.item.dataset.key, parent: event.to.dataset.parent, index: event.newDraggableIndex });
      },
    });
  }
}

// Panes as tabs where the screen is small

function showTab(id) {
  kept.tab = id;
  for (const button of document.querySelectorAll("[data-pane-tab]")) {
    button.setAttribute("aria-pressed", String(button.dataset.paneTab === id));
    document.getElementById(button.dataset.paneTab).classList.toggle("is-shown", button.dataset.paneTab === id);
  }
}

function start() {
  if (!panes()) return;
  const words = document.querySelector("[data-filter-lines]");
  words.value = kept.words;
  document.querySelector("[data-hide-covered]").checked = kept.hideCovered;
  applyFilter();
  startSorting();
  showTab(kept.tab);
  document.querySelector(".line[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (kept.focus) document.querySelector(`[data-node="${CSS.escape(kept.focus)}"]`)?.focus();
  kept.focus = null;
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
document.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-pane-tab]");
  if (tab) showTab(tab.dataset.paneTab);
  if (event.target.closest(".line")) kept.tab = "pane-candidates";
});
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "panes" && start());
start();
