"""Which requirements of a tender are shown: words, section, lot, level, and whether a person has confirmed them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bidbuilder.services.tenders import RequirementLine


@dataclass(frozen=True, slots=True)
class RequirementFilter:
    """Empty fields filter nothing. `state` is open, confirmed or proposals."""

    words: str = ""
    section: str = ""
    lot: str = ""
    level: str = ""
    scope: str = ""
    state: str = ""

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
        if self.section and self.section != " › ".join(one.section):
            return False
        if self.words and not _has_words(self.words, f"{one.number} {one.text}"):
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


def filter_from(arguments: Mapping[str, str]) -> RequirementFilter:
    """The filter an address asks for."""
    known = {name: arguments.get(name, "").strip() for name in RequirementFilter.__slots__}
    return RequirementFilter(**known)


def _has_words(wanted: str, text: str) -> bool:
    lowered = text.lower()
    return all(word in lowered for word in wanted.lower().split())
