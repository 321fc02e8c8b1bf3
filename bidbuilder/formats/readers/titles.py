"""What a buyer's file is called: by its own words where it says so, else by its name made readable."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.workbook.grid import Sheet

# Titles that programs put into every file.
_NO_TITLES = re.compile(
    r"(?:microsoft (?:excel|word).*|(?:work)?book ?\d*|mappe ?\d*|arbeitsmappe ?\d*|untitled.*|document ?\d*|dokument ?\d*"
    r"|title|titel|sheet ?\d*|ark ?\d*|tabelle ?\d*|.*\.(?:xlsx?|xlsm|docx?|pdf))",
    re.IGNORECASE,
)
# What kind of paper it is says nothing about what is bought.
KIND_OF_PAPER = re.compile(
    r"\W*(?:(?:request|invitation|call) (?:for|to) (?:proposals?|quotations?|quotes?|tenders?|bids?)"
    r"|(?:tender|bidding|procurement) documents?|terms of reference|statement of (?:work|objectives?)|performance work statement"
    r"|(?:technical )?specifications?"
    r"|scope of works?|table of contents|contents|instructions? to (?:bidders|tenderers)|rf[pqi]|part [\divx]+|section [\divx]+"
    r"|udbudsmateriale|udbudsbetingelser|kravspecifikation|bilag [\w.]+|opfordringsskrivelse|indholdsfortegnelse|indhold"
    r"|leistungsbeschreibung|leistungsverzeichnis|vergabeunterlagen|ausschreibungsunterlagen|lastenheft|inhalt(?:sverzeichnis)?"
    r"|anlage \w+|cahier des charges|submittal form [\w-]+)[\s:.–-]*(?:\([^)]*\))?\W*",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[_\s]+")
_ROWS_LOOKED_AT, _LONGEST, _FEWEST_LETTERS = 12, 150, 6


def title_of_name(name: str) -> str:
    """A file's name as a title: without its ending, blanks for underscores."""
    return _JOINTS.sub(" ", PurePath(name).stem).strip()


def is_title(text: str) -> bool:
    """Whether a text can be the title of a call: some words of a person's, and nothing that is asked or explained."""
    words = text.strip()
    if not _FEWEST_LETTERS <= len(words) <= _LONGEST or "\n" in words or words.endswith((".", ":", ";", "?", "!")):
        return False
    return any(letter.isalpha() for letter in words) and not _NO_TITLES.fullmatch(words) and not has_obligation(words)


def title_above_table(sheets: Iterable[tuple[Sheet, int]]) -> str:
    """The title a person wrote above the first table; each sheet comes with the row of its headings.

    It is the first row that holds one text of several words and nothing else.
    """
    for sheet, heading_row in sheets:
        for row, cells in list(sheet.rows.items())[:_ROWS_LOOKED_AT]:
            if row >= heading_row:
                break
            texts = [cell for cell in cells.values() if not cell.is_number]
            if len(cells) == 1 and texts and len(texts[0].text.split()) > 1 and is_title(texts[0].text):
                return texts[0].text.strip()
    return ""
