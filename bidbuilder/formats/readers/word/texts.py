"""The words of Word paragraphs as a reader sees them: insertions in, deletions and field codes out, notes at their end."""

from collections.abc import Mapping

from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.word.names import Element, local_name, value_of

# What is not shown: deleted and moved-away text, field codes, properties, and the fallback beside a newer drawing.
_HIDDEN = {"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "Fallback", "sectPr", "tblPr", "tcPr", "trPr"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTE_MARKS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


class Texts:
    """Reads paragraphs of one document; footnotes are put behind the paragraph that refers to them."""

    def __init__(self, package: Package, document: str) -> None:
        self._notes = {kind: _read_notes(package, document, kind) for kind in _NOTE_MARKS.values()}

    def paragraph(self, element: Element) -> str:
        """The text of a paragraph, outer blanks cut off, its footnotes on lines of their own."""
        pieces: list[str] = []
        notes: list[str] = []
        self._collect(element, pieces, notes)
        return "\n".join(["".join(pieces).strip(), *notes]).strip()

    def _collect(self, element: Element, pieces: list[str], notes: list[str]) -> None:
        for inner in element:
            name = local_name(inner)
            if name == "t":
                pieces.append(inner.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name in _NOTE_MARKS:
                number = value_of(inner, "id")
                note = self._notes[_NOTE_MARKS[name]].get(number)
                if note:
                    pieces.append(f"[{number}]")
                    notes.append(f"[{number}] {note}")
            elif name == "txbxContent":
                notes.append(self.paragraph(inner))
            elif name == "p" and pieces:
                pieces.append("\n")
                self._collect(inner, pieces, notes)
            elif name not in _HIDDEN:
                self._collect(inner, pieces, notes)


def _read_notes(package: Package, document: str, kind: str) -> Mapping[str, str]:
    part = package.find_related(kind, document)
    if part is None:
        return {}
    found = {}
    for note in package.parse(part):
        words = "".join(inner.text or "" for inner in note.iter("{*}t"))
        if words.strip() and not value_of(note, "type"):
            found[value_of(note, "id")] = words.strip()
    return found
