"""Documents written for checking (`tests/samples/held_out`): set as Word documents, with the marks of their sentences."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.factories.word_documents import document, saved
from tests.truth.obligations import Mark

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "held_out"
# R asks for something; I is an instruction to bidders by when to ask or hand in.
_WANTED = {"R", "I"}


@dataclass
class HeldOut:
    """A document as its lines say, and the sentences, items and rows that ask for something."""

    name: str
    marks: list[Mark] = field(default_factory=list)
    blocks: list[tuple[str, list[str]]] = field(default_factory=list)

    def word(self) -> bytes:
        """The document set in Word, with styled headings and lists and ruled tables."""
        doc = document()
        rows: list[list[str]] = []
        for kind, texts in [*self.blocks, ("end", [])]:
            if kind == "row":
                rows.append(texts)
                continue
            if rows:
                _set_table(doc, rows)
                rows = []
            if kind.startswith("heading"):
                doc.add_heading(" ".join(texts), int(kind[-1]))
            elif kind == "item":
                doc.add_paragraph(" ".join(texts), style="List Bullet")
            elif kind == "paragraph":
                doc.add_paragraph(" ".join(texts))
        return saved(doc)


def held_out() -> list[HeldOut]:
    """All documents, by their names."""
    return [_read(path) for path in sorted(SAMPLES.glob("*.txt"))]


def _read(path: Path) -> HeldOut:
    found = HeldOut(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            _, sign, *cells = (part.strip() for part in line.split("|"))
            found.blocks.append(("row", cells))
            _mark(found, sign, max(cells, key=len))
        elif line.startswith(("= ", "#")):
            signs, words = line.split(" ", 1)
            found.blocks.append((f"heading{0 if signs == '=' else len(signs)}", [words]))
        elif line == "P":
            found.blocks.append(("paragraph", []))
        elif line.startswith("- "):
            found.blocks.append(("item", [line[4:]]))
            _mark(found, line[2], line[4:])
        else:
            found.blocks[-1][1].append(line[2:])
            _mark(found, line[0], line[2:])
    return found


def _mark(found: HeldOut, sign: str, words: str) -> None:
    if sign in _WANTED:
        found.marks.append(Mark(0, sign, words))


def _set_table(doc: object, rows: list[list[str]]) -> None:
    table = doc.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")  # type: ignore[attr-defined]
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
