"""Which requirements of a tender are shown: words, section, lot, level, scope, and whether a person has confirmed them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bidbuilder.storage.tenders import RequirementLine

SECTION_MARK = " › "
PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class RequirementFilter:
    """Empty fields filter nothing. `state` is open, confirmed or proposals; `page` counts from 1."""

    words: str = ""
    section: str = ""
    lot: str = ""
    level: str = ""
    scope: str = ""
    state: str = ""
    page: str = ""

    def arguments(self) -> dict[str, Any]:
        """The filter as arguments of an address."""
        return {name: value for name, value in asdict(self).items() if value}

    def apply(self, lines: Sequence[RequirementLine]) -> tuple[RequirementLine, ...]:
        """The lines that pass."""
        return tuple(line for line in lines if self._passes(line))

    def _passes(self, line: RequirementLine) -> bool:
        one = line.requirement
        exact = ((self.lot, one.lot), (self.level, one.level.value), (self.scope, one.scope.value))
        if any(wanted and wanted != found for wanted, found in exact):
            return False
        if self.section and self.section != SECTION_MARK.join(one.section):
            return False
        if self.words and not _has_words(self.words, f"{one.number} {one.title} {one.text}"):
            return False
        return self._has_state(line)

    def _has_state(self, line: RequirementLine) -> bool:
        match self.state:
            case "open":
                return not line.requirement.is_confirmed
            case "confirmed":
                return line.requirement.is_confirmed
            case "proposals":
                return bool(line.proposed)
        return True


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one page out of all that pass: a buyer's list of thousands is not sent at once."""

    lines: tuple[RequirementLine, ...]
    page: int
    pages: int
    all: int


def filter_from(arguments: Mapping[str, str]) -> RequirementFilter:
    """The filter an address asks for."""
    known = {name: arguments.get(name, "").strip() for name in RequirementFilter.__slots__}
    return RequirementFilter(**known)


def stretch_of(lines: Sequence[RequirementLine], chosen: RequirementFilter, key: str = "") -> Stretch:
    """The page the filter asks for, or the one that holds the requirement with that key."""
    shown = chosen.apply(lines)
    pages = max(1, -(-len(shown) // PAGE_SIZE))
    place = next((place for place, line in enumerate(shown) if line.requirement.key == key), None)
    asked = int(chosen.page) if chosen.page.isascii() and chosen.page.isdigit() and len(chosen.page) < 7 else 1
    page = min(pages, max(1, asked)) if place is None else place // PAGE_SIZE + 1
    return Stretch(shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], page, pages, len(shown))


def find_next_open(lines: Sequence[RequirementLine], key: str) -> str:
    """The key of the next requirement nobody has confirmed, after the one with that key and then from the top; or `""`."""
    keys = [line.requirement.key for line in lines]
    start = keys.index(key) + 1 if key in keys else 0
    return next(
        (one.requirement.key for one in (*lines[start:], *lines[:start]) if not one.requirement.is_confirmed), ""
    )


def _has_words(wanted: str, text: str) -> bool:
    lowered = text.lower()
    return all(word in lowered for word in wanted.lower().split())
