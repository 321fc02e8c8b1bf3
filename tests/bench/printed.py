"""Texts of the corpus printed as PDF files, so that reading them from paper can be held against the same marks."""

import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from docx.shared import Mm

from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.plain import blocks_of_text
from bidbuilder.formats.readers.workbook.grid import Sheet
from tests.factories.word_documents import document, saved

_DEEPEST_HEADING, _DEEPEST_ITEM = 6, 3


def print_files(paths: Iterable[Path]) -> Mapping[str, bytes]:
    """Word and Markdown files as PDF by their names; Markdown is set in Word before, with ruled tables."""
    return print_word(
        {
            path.name: path.read_bytes() if path.suffix == ".docx" else _set_in_word(path.read_text(encoding="utf-8"))
            for path in paths
        }
    )


def print_word(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Word documents as PDF by their names, made by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        sources = {name: Path(folder) / f"{PurePath(name).stem}.docx" for name in files}
        for name, content in files.items():
            sources[name].write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *map(str, sources.values())], check=True, capture_output=True)
        return {name: source.with_suffix(".pdf").read_bytes() for name, source in sources.items()}


def _set_in_word(text: str) -> bytes:
    doc = document()
    for piece in blocks_of_text(text, Notes("")):
        if isinstance(piece, Sheet):
            _set_table(doc.add_table(max(piece.rows, default=1), max(piece.last_column, 1), style="Table Grid"), piece)
        else:
            _set_block(doc, piece)
    return saved(doc)


def _set_table(table: object, sheet: Sheet) -> None:
    for row, cells in sheet.rows.items():
        shown = table.rows[row - 1].cells  # type: ignore[attr-defined]
        for column, cell in cells.items():
            shown[column - 1].text = cell.text


def _set_block(doc: object, block: Block) -> None:
    words = " ".join(filter(None, (block.number, block.text)))
    if block.kind is BlockKind.HEADING:
        doc.add_heading(words, min(block.depth, _DEEPEST_HEADING))  # type: ignore[attr-defined]
    elif block.kind is BlockKind.PARAGRAPH or any(letter.isalnum() for letter in block.number):
        doc.add_paragraph(words).paragraph_format.left_indent = Mm(8 * block.depth)  # type: ignore[attr-defined]
    else:
        depth = min(block.depth, _DEEPEST_ITEM)
        doc.add_paragraph(block.text, style="List Bullet" if depth == 1 else f"List Bullet {depth}")  # type: ignore[attr-defined]
