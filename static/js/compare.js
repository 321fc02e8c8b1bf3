// Ticking offerings to compare: when the most are ticked, this is said and the other boxes wait.

const form = document.getElementById("compare");

function limit() {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][form="${form.id}"]`)];
  const isFull = boxes.filter((box) => box.checked).length >= Number(form.dataset.most);
  for (const box of boxes) box.disabled = isFull && !box.checked;
  document.querySelector("[data-most-chosen]").hidden = !isFull;
}

if (form) {
  document.addEventListener("change", (event) => event.target.form === form && limit());
  limit();
}
