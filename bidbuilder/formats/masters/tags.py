"""The markup of a Word part made ready for the template engine: tags that Word spread over several runs brought into one text,
`{%p … %}` in the place of its paragraph, `{%tr … %}` of its table row, `{%tc … %}` of its cell and `{%r … %}` of its run,
as python-docx-template has it; comments `{# … #}` likewise. A line each paragraph.
"""

import re
from collections.abc import Sequence
from html import unescape

from bidbuilder.formats.forms.markup import Element, Exchange, read_markup, said_by, written
from bidbuilder.formats.forms.word_places import own_texts

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BLOCK_TAG = re.compile(r"\{(?P<kind>[%#])(?P<mark>tr|tc|p|r)\s+(?P<order>.*?)(?P=kind)\}", re.DOTALL)
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


def has_tags(markup: bytes) -> bool:
    """Whether a part may hold tags at all; a tag that is split over runs still shows its braces."""
    return b"{" in markup


def template_of(markup: bytes) -> tuple[str, Sequence[str]]:
    """The template of a part and, for each of its lines from 1, the text of the paragraph that begins there."""
    markup = _with_whole_tags(markup).replace(b"\r", b" ").replace(b"\n", b" ")
    root, exchange, texts = read_markup(markup), Exchange(markup), ["", ""]
    done: set[int] = set()
    for paragraph in root.all("p"):
        around = _replaced_by_tag(paragraph)
        if around is not None and id(around) in done:
            continue
        begins = around or paragraph
        exchange.put(begins.start, begins.start, "\n")
        texts.append(said_by(begins))
        if around is not None:
            done.add(id(around))
            exchange.put(around.start, around.end, _orders_in(around))
        else:
            for run in _replaced_runs(paragraph):
                exchange.put(run.start, run.end, _orders_in(run))
    return _TAG.sub(lambda tag: unescape(tag[0]).translate(_QUOTES), exchange.applied().decode()), texts


def _replaced_by_tag(paragraph: Element) -> Element | None:
    """The row, cell or paragraph that only holds a tag which stands in its place."""
    for around, mark in ((paragraph.above("tr"), "tr"), (paragraph.above("tc"), "tc"), (paragraph, "p")):
        if around is not None and _has_mark(around, mark):
            return around
    return None


def _replaced_runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that hold a tag which stands in their place."""
    return [run for run in paragraph.all("r") if run.above("p") is paragraph and _has_mark(run, "r")]


def _has_mark(element: Element, mark: str) -> bool:
    return any(one["mark"] == mark for one in _BLOCK_TAG.finditer(said_by(element)))


def _orders_in(element: Element) -> str:
    """The tags an element is replaced by; comments leave nothing."""
    found = (one for one in _BLOCK_TAG.finditer(said_by(element)) if one["kind"] == "%")
    return "".join(f"{{% {one['order']} %}}" for one in found).translate(_QUOTES)


def _with_whole_tags(markup: bytes) -> bytes:
    """Every tag wholly in the text it begins in."""
    root, exchange = read_markup(markup), Exchange(markup)
    for paragraph in root.all("p"):
        texts = own_texts(paragraph)
        said = "".join(one.text for one in texts)
        if _TAG.search(said):
            _gather(texts, said, markup, exchange)
    return exchange.applied()


def _gather(texts: Sequence[Element], said: str, markup: bytes, exchange: Exchange) -> None:
    starts, place = [], 0
    for one in texts:
        starts.append(place)
        place += len(one.text)
    owner = list(range(len(said)))
    for sign in range(len(said)):
        owner[sign] = max(number for number, start in enumerate(starts) if start <= sign and texts[number].text)
    for tag in _TAG.finditer(said):
        for sign in range(*tag.span()):
            owner[sign] = owner[tag.start()]
    for number, one in enumerate(texts):
        gathered = "".join(sign for sign, whose in zip(said, owner, strict=True) if whose == number)
        if gathered != one.text:
            opening = markup[one.start : one.inner].decode().removesuffix(">").removesuffix("/").rstrip()
            space = "" if "space" in one.attributes else ' xml:space="preserve"'
            exchange.put(one.start, one.end, f"{opening}{space}>{written(gathered)}</{one.prefix}t>")
