"""What the source asks and no requirement took: nothing of a buyer's file is dropped unseen.

An ask is taken if a requirement from the same line (or page) holds its words, in whatever field. Besides the asking
sentences, a row between rows that became requirements asks too, if it says more than a heading does. Every other sentence
and row that no requirement holds is told apart from these, for no list of words knows all the ways of asking.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from bidbuilder.domain.tenders.locating import plain
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import Ask, SourceLine, address_of, addresses_above

_FEWEST_WORDS_OF_A_ROW = 5
_WORDS_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Taken:
    """An ask of a line (by its position in the list), and the key of the requirement that took it, if any."""

    line: int
    ask: Ask
    key: str | None


def holds(requirement: Requirement, words: str) -> bool:
    """Whether a requirement holds words of the source, in any of its fields."""
    wanted = plain(words)
    fields = (requirement.text, requirement.title, requirement.evidence, *requirement.section)
    own = [plain(one) for one in fields]
    joined = " ".join(own)
    return wanted in joined or (bool(own[0]) and len(own[0]) > len(wanted) / 2 and own[0] in wanted)


def match_asks(lines: Sequence[SourceLine], requirements: Iterable[Requirement]) -> Iterator[Taken]:
    """Every ask of the lines of one file with who took it. `requirements` are those that come from this file."""
    by_line = _by_line(requirements)
    rows = _row_asks(lines, by_line)
    for position, line in enumerate(lines):
        near = _near(line.address, by_line)
        for ask in (*line.asks, *rows.get(position, ())):
            key = next((one.key for one in near if holds(one, ask.text)), None)
            yield Taken(position, ask, key)


def match_others(lines: Sequence[SourceLine], requirements: Iterable[Requirement]) -> Iterator[Taken]:
    """The other sentences and rows of one file with who took them; no headings of tables, no rows of a single word."""
    by_line = _by_line(requirements)
    rows, headings = _row_asks(lines, by_line), _heading_rows(lines, by_line)
    for position, line in enumerate(lines):
        near = _near(line.address, by_line)
        for ask in line.others:
            yield Taken(position, ask, next((one.key for one in near if holds(one, ask.text)), None))
        if line.kind == "row":
            words = _WORDS_BETWEEN.join(cell.text for cell in line.cells)
            if not (position in headings or near or line.asks or position in rows) and len(words.split()) > 1:
                yield Taken(position, Ask(text=words, is_binding=False), None)


def words_said(files: Iterable[Iterable[Taken]]) -> frozenset[str]:
    """Everything that files say, to compare other files of the same zip with."""
    return frozenset(plain(one.ask.text) for taken in files for one in taken)


def without_said(taken: Iterable[Taken], said: Set[str]) -> Iterator[Taken]:
    """What a file without a requirement, such as an older version, says and none of the others does."""
    return (one for one in taken if plain(one.ask.text) not in said)


def sections_of(lines: Iterable[SourceLine]) -> Iterator[str]:
    """For each line the heading above it, ``""`` before the first."""
    section = ""
    for line in lines:
        if line.kind == "heading":
            section = " ".join(filter(None, (line.name, line.text)))
        yield section


def _near(address: str, by_line: Mapping[str, list[Requirement]]) -> list[Requirement]:
    """The requirements of a line. Those of a page know only the page, and a paragraph may begin on the page before.

    In a tree a requirement stands at the node that holds its words, which are in nodes within.
    """
    if address.startswith("/"):
        return [one for place in (*addresses_above(address), address) for one in by_line.get(place, ())]
    page, mark, _ = address.partition(":")
    if not (mark and page[:1] == "p" and page[1:].isdigit()):
        return by_line.get(address, [])
    before = f"p{int(page[1:]) - 1}"
    return [*by_line.get(address, ()), *by_line.get(page, ()), *by_line.get(before, ())]


def _by_line(requirements: Iterable[Requirement]) -> Mapping[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for one in requirements:
        found.setdefault(address_of(one.source), []).append(one)
    return found


def _row_asks(lines: Sequence[SourceLine], by_line: Mapping[str, list[Requirement]]) -> Mapping[int, tuple[Ask, ...]]:
    """Rows without a requirement between the first and the last row of their table that have one."""
    found: dict[int, tuple[Ask, ...]] = {}
    for places in _tables(lines):
        taken = [place for place in places if lines[place].address in by_line]
        for place in places:
            line = lines[place]
            if not taken or not taken[0] < place < taken[-1] or line.asks or line.address in by_line:
                continue
            longest = max(line.cells, key=lambda cell: len(cell.text), default=None)
            if longest is not None and len(longest.text.split()) >= _FEWEST_WORDS_OF_A_ROW:
                found[place] = (Ask(text=longest.text, column=longest.column),)
    return found


def _heading_rows(lines: Sequence[SourceLine], by_line: Mapping[str, list[Requirement]]) -> set[int]:
    """The row right above the first requirement of each table, else its first; a row with a single cell heads nothing."""
    found = set()
    for places in _tables(lines):
        above = list(takewhile(lambda place: lines[place].address not in by_line, places))
        heading = above[-1] if above and len(above) < len(places) else places[0]
        if len(lines[heading].cells) > 1:
            found.add(heading)
    return found


def _tables(lines: Sequence[SourceLine]) -> Iterable[list[int]]:
    """The places of the rows of each sheet and each table."""
    tables: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if line.kind == "row":
            tables.setdefault(line.address.rsplit("!", 1)[0], []).append(place)
    return tables.values()
