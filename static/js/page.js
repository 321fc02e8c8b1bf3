// What every page does: keys, menus, dialogues, questions before what cannot be undone, focus on errors, tables.

import { startTables } from "./tables.js";

const isTyping = (target) =>
  target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

function onKey(event) {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select?.();
    }
  } else if (event.key === "?") {
    event.preventDefault();
    openDialog("keys");
  }
}

function onClick(event) {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  if (event.target.closest("[data-closes]") || event.target.tagName === "DIALOG") {
    event.target.closest("dialog").close();
  }
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function onSubmit(event) {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
}

function focusErrors() {
  document.querySelector("[data-focus-first]")?.focus();
}

function forgetNotes() {
  const notes = document.getElementById("notes");
  new MutationObserver((changes) => {
    for (const note of changes.flatMap((change) => [...change.addedNodes])) {
      setTimeout(() => note.remove?.(), 8000);
    }
  }).observe(notes, { childList: true });
}

// On a narrow window rail and tabs are wider than what is seen of them: the page one is on is moved into sight.
function showWhereOneIs() {
  for (const here of document.querySelectorAll(".rail [aria-current], .tab-container [aria-current]")) {
    const strip = here.closest(".rail, .tab-container");
    const past = here.getBoundingClientRect().right - strip.getBoundingClientRect().right;
    if (past > 0) strip.scrollLeft += past + here.offsetWidth / 2;
  }
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
document.addEventListener("htmx:load", (event) => startTables(event.target));
focusErrors();
forgetNotes();
showWhereOneIs();
startTables(document);
