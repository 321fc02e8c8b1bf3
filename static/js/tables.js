// Tables that sort, filter and let columns be chosen. Choices are kept in the browser under the table's id.

const SORT_ICONS = { none: "sort-table-none", ascending: "sort-table-ascending", descending: "sort-table-descending" };

export function startTables(root) {
  for (const table of root.querySelectorAll(".table--stacks")) nameColumns(table);
  for (const table of root.querySelectorAll("table[data-table]:not([data-started])")) {
    table.dataset.started = "";
    new SortableTable(table).start();
  }
}

class SortableTable {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.heads = [...table.tHead.rows[0].cells];
    this.tools = document.querySelector(`[data-table-tools="${table.id}"]`);
    this.kept = this.read();
  }

  start() {
    this.heads.forEach((head, index) => head.hasAttribute("data-sortable") && this.makeSortable(head, index));
    this.table.addEventListener("keydown", (event) => this.moveBetweenCells(event));
    if (this.tools) this.startTools();
    this.applyColumns();
    if (this.kept.sorted) this.sort(...this.kept.sorted);
    this.count();
  }

  // Sorting

  makeSortable(head, index) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes, sortIcon());
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      this.sort(index, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
      this.keep({ sorted: [index, head.getAttribute("aria-sort")] });
    });
  }

  sort(index, direction) {
    if (!this.heads[index]?.hasAttribute("data-sortable")) return;
    const sign = direction === "descending" ? -1 : 1;
    const rows = [...this.body.rows].filter((row) => row.cells.length > index);
    rows.sort((left, right) => sign * compare(valueOf(left.cells[index]), valueOf(right.cells[index])));
    this.body.append(...rows);
    for (const head of this.heads) {
      if (!head.hasAttribute("aria-sort")) continue;
      const state = head === this.heads[index] ? direction : "none";
      head.setAttribute("aria-sort", state);
      const use = head.querySelector("use");
      use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${SORT_ICONS[state]}`));
    }
  }

  // Filter and columns

  startTools() {
    this.tools.hidden = false;
    this.filter = this.tools.querySelector("[data-table-filter]");
    this.filter?.addEventListener("input", () => this.applyFilter());
    const list = this.tools.querySelector("[data-table-columns]");
    this.heads.forEach((head, index) => {
      if (index > 0) list.append(this.columnChoice(head, index));
    });
    if (this.heads.length < 3) list.closest("details").hidden = true;
  }

  columnChoice(head, index) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = !this.isHidden(index);
    box.addEventListener("change", () => {
      this.keep({ columns: { ...this.kept.columns, [index]: box.checked } });
      this.applyColumns();
    });
    label.append(box, head.textContent.trim());
    return label;
  }

  isHidden(index) {
    return !(this.kept.columns?.[index] ?? !this.heads[index].hasAttribute("data-hidden"));
  }

  applyColumns() {
    this.heads.forEach((_head, index) => {
      const hidden = index > 0 && this.isHidden(index);
      for (const row of this.table.rows) if (row.cells[index]) row.cells[index].hidden = hidden;
    });
  }

  applyFilter() {
    const words = this.filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of this.body.rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    this.count();
  }

  count() {
    const place = this.tools?.querySelector("[data-table-count]");
    if (!place) return;
    const rows = [...this.body.rows];
    const shown = rows.filter((row) => !row.hidden).length;
    place.textContent = place.dataset.pattern.replace("{shown}", shown).replace("{all}", rows.length);
  }

  // Keyboard

  moveBetweenCells(event) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const cell = event.target.closest("td, th");
    if (!steps[event.key] || !cell || ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName)) return;
    const rows = [...this.table.rows].filter((row) => !row.hidden);
    const [down, right] = steps[event.key];
    const next = rows[rows.indexOf(cell.parentElement) + down]?.cells[cell.cellIndex + right];
    if (!next || next.hidden) return;
    event.preventDefault();
    const target = next.querySelector("a, button, input, select, summary") ?? next;
    if (target === next) next.tabIndex = -1;
    target.focus();
  }

  // What the browser keeps

  read() {
    try {
      return JSON.parse(localStorage.getItem(`table:${this.table.id}`)) ?? {};
    } catch {
      return {};
    }
  }

  keep(news) {
    this.kept = { ...this.kept, ...news };
    try {
      localStorage.setItem(`table:${this.table.id}`, JSON.stringify(this.kept));
    } catch {
      // a browser that keeps nothing still sorts
    }
  }
}

// On a narrow screen the rows of such a table are blocks; each cell is named by its column (base of `content` in the style).
function nameColumns(table) {
  [...(table.tHead?.rows[0]?.cells ?? [])].forEach((head, index) => {
    const words = head.querySelector(".visually-hidden") ? "" : head.textContent.trim();
    table.style.setProperty(`--head-${index + 1}`, JSON.stringify(words));
  });
}

function valueOf(cell) {
  const plain = cell.dataset.sort;
  if (plain !== undefined && plain !== "" && !Number.isNaN(Number(plain))) return Number(plain);
  return plain ?? cell.textContent.trim();
}

function compare(left, right) {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left).localeCompare(String(right), document.documentElement.lang, { numeric: true });
}

function sortIcon() {
  const sprite = document.querySelector("svg.icon use")?.getAttribute("href").replace(/#.*/, "") ?? "";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#sort-table-none`);
  svg.append(use);
  return svg;
}
