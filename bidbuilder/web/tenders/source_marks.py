"""The lines of a source as the review shows them: words of requirements as links to them, those of the open one marked.

All texts are strangers': they are escaped here piece by piece and nothing in them is ever markup.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from bidbuilder.domain.tenders.locating import Span, locate
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import PartKind, SourceCell, column_of
from bidbuilder.services.reviewing import SourceView
from bidbuilder.storage.sources import StoredLine
from bidbuilder.storage.tenders import RequirementLine

Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a row: its letters, its text with marks, and whether the open requirement stands in it."""

    column: str
    words: Markup
    is_current: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its marks. `taken` are the requirements that come from it, `is_current` says that the open one does."""

    stored: StoredLine
    words: Markup
    cells: tuple[ShownCell, ...]
    taken: tuple[RequirementLine, ...]
    is_current: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    line: RequirementLine


def shown_lines(view: SourceView, current: RequirementLine | None, address: Address) -> list[ShownLine]:
    """The lines of a view, in a tree after those they stand in; `address` makes the link to a requirement out of its key."""
    key = current.requirement.key if current else ""
    if view.part.kind is PartKind.PAGE:
        return _page_lines(view, key, address)
    by_address: dict[str, list[RequirementLine]] = {}
    for one in view.taken:
        by_address.setdefault(one.address, []).append(one)
    shown = (*view.above, *view.lines)
    return [_shown(stored, by_address.get(stored.line.address, []), key, address) for stored in shown]


def columns_of(lines: Iterable[ShownLine]) -> list[str]:
    """The letters of the columns that hold anything, in order."""
    letters = {cell.column for line in lines for cell in line.cells}
    return sorted(letters, key=lambda one: (len(one), one))


def _shown(stored: StoredLine, taken: list[RequirementLine], key: str, address: Address) -> ShownLine:
    line = stored.line
    return ShownLine(
        stored=stored,
        words=_marked(line.text, _stretches(line.text, taken), key, address),
        cells=tuple(_cell(cell, taken, key, address) for cell in line.cells),
        taken=tuple(taken),
        is_current=any(one.requirement.key == key for one in taken),
        asks=bool(line.asks) and not taken,
    )


def _cell(cell: SourceCell, taken: list[RequirementLine], key: str, address: Address) -> ShownCell:
    named = [one for one in taken if column_of(one.requirement.source) == cell.column]
    stretches = _stretches(cell.text, named)
    return ShownCell(
        column=cell.column,
        words=_marked(cell.text, stretches, key, address),
        is_current=any(one.requirement.key == key for one in named),
    )


def _stretches(text: str, taken: Iterable[RequirementLine]) -> list[_Stretch]:
    """Where the words of the requirements stand in a text; one whose words are not found stands for the whole of it."""
    found = []
    for one in taken:
        spans = locate(one.requirement.text, (text,)) or ((Span(0, 0, len(text)),) if text else ())
        found += [_Stretch(span.start, span.end, one) for span in spans]
    return found


def _page_lines(view: SourceView, key: str, address: Address) -> list[ShownLine]:
    """A page: the words of a requirement run over several of its lines."""
    texts = [stored.line.text for stored in view.lines]
    found: list[list[_Stretch]] = [[] for _ in texts]
    for one in view.taken:
        for span in locate(one.requirement.text, texts):
            found[span.line].append(_Stretch(span.start, span.end, one))
    return [
        ShownLine(
            stored=stored,
            words=_marked(stored.line.text, stretches, key, address),
            cells=(),
            taken=tuple(dict.fromkeys(one.line for one in stretches)),
            is_current=any(one.line.requirement.key == key for one in stretches),
            asks=bool(stored.line.asks) and not stretches,
        )
        for stored, stretches in zip(view.lines, found, strict=True)
    ]


def _marked(text: str, stretches: Sequence[_Stretch], key: str, address: Address) -> Markup:
    """The text with a link around each requirement's words. Of words that overlap the open requirement's come first."""
    pieces: list[Markup] = []
    last = 0
    ordered = sorted(stretches, key=lambda one: (one.line.requirement.key != key, one.start))
    kept: list[_Stretch] = []
    for one in ordered:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    for one in sorted(kept, key=lambda one: one.start):
        pieces += [escape(text[last : one.start]), _link(text[one.start : one.end], one.line.requirement, key, address)]
        last = one.end
    return Markup("").join([*pieces, escape(text[last:])])


def _link(words: str, requirement: Requirement, key: str, address: Address) -> Markup:
    is_current = requirement.key == key
    inner = _with_conditions(words, requirement) if is_current else escape(words)
    kind = "current" if is_current else ("confirmed" if requirement.is_confirmed else "open")
    link = Markup('<a class="taken taken--{}" href="{}" title="{}"{}>{}</a>')
    current = Markup(' aria-current="true"') if is_current else ""
    return link.format(kind, address(requirement.key), requirement.number, current, inner)


def _with_conditions(words: str, requirement: Requirement) -> Markup:
    """The open requirement's words with those of its conditions in a `mark` that carries the condition's state."""
    spans: list[tuple[int, int, str]] = []
    for one in requirement.constraints:
        for span in locate(one.words, (words,))[:1]:
            if all(span.end <= start or span.start >= end for start, end, _ in spans):
                spans.append((span.start, span.end, one.state.value))
    pieces: list[Markup] = []
    last = 0
    for start, end, state in sorted(spans):
        pieces += [
            escape(words[last:start]),
            Markup('<mark class="words words--{}">{}</mark>').format(state, words[start:end]),
        ]
        last = end
    return Markup("").join([*pieces, escape(words[last:])])
