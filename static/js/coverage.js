// The coverage page: a row opens its proof beside the matrix, and the focus goes there where the proof stands below it. The row of
// a proof that was opened otherwise is marked and brought into sight.

const isBeside = () => window.matchMedia("(width >= 1200px)").matches;

function mark(row) {
  for (const one of document.querySelectorAll("[data-opens-proof][aria-current]")) one.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-opens-proof]");
  if (!row) return;
  mark(row);
  const isOwnText = window.getSelection()?.toString();
  if (!isOwnText && !event.target.closest("a, button, summary, input")) row.querySelector("a").click();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "proof") return;
  event.target.scrollTop = 0;
  const shown = event.target.querySelector("[data-proof-of]")?.dataset.proofOf;
  const row = [...document.querySelectorAll("[data-opens-proof]")].find((one) => one.dataset.key === shown);
  if (row && !row.hasAttribute("aria-current")) {
    mark(row);
    if (isBeside()) row.scrollIntoView({ block: "center" });
  }
  if (!isBeside()) event.target.focus();
});
