"""Fields, bookmarks, links, content controls and the table of contents as WordprocessingML text.

The entries of a contents field are written out, each with its page: Word shows them as they are and asks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bidbuilder.formats.writers.ooxml.text import escape_text, paragraph, run

_FIELD_NAME = re.compile(r"\{(page|pages)\}")
_PAGE_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents list it. `page` is None as long as nobody has laid the document out."""

    level: int
    text: str
    bookmark: str
    page: int | None = None


def heading_bookmark(number: int) -> str:
    """The name of the bookmark around the heading with that number, from 1, as Word itself names them."""
    return f"_Toc{number:06d}"


def figure_bookmark(number: int) -> str:
    """The name of the bookmark around the label of the figure with that number, from 1."""
    return f"_Figure{number:04d}"


def field(instruction: str, result: str) -> str:
    """A field with the result that shows until the reader's program computes a new one."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape_text(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_numbering(template: str) -> str:
    """Runs for words like ``Page {page} of {pages}``, in whatever order a language puts the two fields."""
    pieces = _FIELD_NAME.split(template)
    return "".join(field(_PAGE_FIELDS[piece], "1") if index % 2 else run(piece) for index, piece in enumerate(pieces))


def sequence(name: str, number: int) -> str:
    """A number that Word counts itself, as it does for captions; `number` is what it shows until then."""
    return field(f"SEQ {name} \\* ARABIC", str(number))


def bookmark(content: str, name: str, number: int) -> str:
    """The runs inside a bookmark. `number` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(content: str, name: str) -> str:
    """Runs that lead to the bookmark of that name."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def content_control(content: str, tag: str, title: str) -> str:
    """The runs inside a content control, so that a program finds the value again by its tag."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape_text(title)}"/><w:tag w:val="{escape_text(tag)}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def contents(entries: Sequence[Entry], depth: int) -> str:
    """The contents field over headings 1 to `depth`. Without pages it is a list of links, as the switch `\\n` says."""
    has_pages = all(entry.page is not None for entry in entries)
    instruction = f'TOC \\o "1-{depth}" \\h \\z \\u' + ("" if has_pages else " \\n")
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape_text(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [
        paragraph((start if index == 0 else "") + _entry_link(entry), f"TOC{entry.level}")
        for index, entry in enumerate(entry for entry in entries if entry.level <= depth)
    ]
    return "".join(lines) + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "SectionEnd") if lines else ""


def _entry_link(entry: Entry) -> str:
    page = "" if entry.page is None else "<w:r><w:tab/></w:r>" + field(f"PAGEREF {entry.bookmark} \\h", str(entry.page))
    return link(run(entry.text) + page, entry.bookmark)
