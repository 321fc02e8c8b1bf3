// What forms share: selecting all, further rows, parts shown with a choice, sections folded where it is narrow, and names of
// properties offered while one types.

function selectAll(event) {
  const name = event.target.dataset.selectAll;
  if (name === undefined) return;
  for (const box of document.querySelectorAll(`input[type=checkbox][name="${name}"]`)) box.checked = event.target.checked;
}

// A further row is the last one, emptied, with the next number in every name and id.
function addRow(event) {
  const button = event.target.closest("[data-adds]");
  if (!button) return;
  const last = [...document.querySelectorAll(`#${button.dataset.adds} > [data-row]`)].at(-1);
  const row = last.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const name of ["id", "name", "for"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, nextNumber(element.getAttribute(name)));
    }
    element.removeAttribute("aria-describedby");
    element.removeAttribute("aria-invalid");
    element.classList.remove("form-error");
  }
  for (const message of row.querySelectorAll(".form-error-message")) message.remove();
  for (const part of row.querySelectorAll("[data-follows]")) part.replaceChildren();
  for (const field of row.querySelectorAll("input, textarea")) field.value = "";
  for (const field of row.querySelectorAll("select")) field.selectedIndex = firstUnused(field, button.dataset.adds);
  last.after(row);
  window.htmx?.process(row);
  row.querySelector("input, select, textarea").focus();
}

const nextNumber = (text) => text.replace(/-(\d+)-/, (_match, number) => `-${Number(number) + 1}-`);

// In a new row of texts the first language that has no row yet; elsewhere the first choice.
function firstUnused(field, rows) {
  if (!field.name.endsWith("-language")) return 0;
  const used = new Set([...document.querySelectorAll(`#${rows} select`)].map((other) => other.value));
  return Math.max(0, [...field.options].findIndex((option) => !used.has(option.value)));
}

let asked = 0;

async function offerNames(event) {
  const field = event.target.closest("[data-properties]");
  if (!field) return;
  const mine = (asked += 1);
  const answer = await fetch(`${field.dataset.properties}?words=${encodeURIComponent(field.value)}`);
  if (mine !== asked || !answer.ok) return;
  const offered = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("option");
  field.list?.replaceChildren(...offered);
}

// Parts that belong to one choice of a field are shown with it; without this script all of them are.
function showParts() {
  for (const part of document.querySelectorAll("[data-shown-with]")) {
    const [id, ...values] = part.dataset.shownWith.split(" ");
    part.hidden = !values.includes(document.getElementById(id)?.value);
  }
}

// A long form begins folded where there is little room. What is wrong stays in sight.
function foldSections() {
  if (!matchMedia("(width < 576px)").matches) return;
  for (const section of document.querySelectorAll("[data-folds-when-narrow]")) {
    section.open = section.querySelector(".form-error-message") !== null;
  }
}

document.addEventListener("change", selectAll);
document.addEventListener("change", showParts);
document.addEventListener("click", addRow);
document.addEventListener("input", offerNames);
document.addEventListener("focusin", offerNames);
showParts();
foldSections();
for (const button of document.querySelectorAll("[data-adds]")) button.hidden = false;
