"""Codes that speak for themselves wherever they stand: IP65, EXC2, SIL 2, P235GH, Cca, Modbus TCP.

Shorter ones (F, C4, T3) and plain words are no codes here: they need the name of their property beside them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.catalogue.standards import find_standards

_TELLING = re.compile(
    r"[DY]N?[dyz]n?\d{1,2}|OCPP|KNX|DALI|MQTT|[A-Z]{2,4}\d{1,3}[A-Z]?|P\d{3}[A-Z]{2}\d?|[A-Z]\d?ca|C\d{1,2}/\d{2,3}|1\.4\d{3}|(?=.{5})(?:[\w-]*[A-Z]){2}[\w.-]*"
)
# Steel is named by American and European norms too: AISI 316L, 316Ti, EN 1.4404.
_NORM_NAME = re.compile(r"(?:AISI|EN|SS) [\d.]+[A-Z]?[a-z]?|3\d\d(?:L|Ti)")
_STEEL, _PIPE_STEEL = "material", "pipe_material_class"
_PIPES = re.compile(r"\bpip(?:es?|ing|ework)\b|\brør|rør(?:ene|et)?\b|\brohr|rohre?n?\b", re.IGNORECASE)
# Where a writer may put a blank or a hyphen: between letters and digits, and between words.
_RUNS = re.compile(r"[A-Za-z]{2,}(?=\d)|[^\s-]+")
# “WCAG 2.2, Level AA” is WCAG 2.2 AA.
_LEVEL = r",? (?:[Ll]evel|[Nn]iveau|[Ss]tufe) "
_BETWEEN_RUNS = rf"(?:{_LEVEL}|[ -]?)"


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code as the dictionary writes it, its property, and where it stands in the text."""

    start: int
    end: int
    code: str
    definition: PropertyDefinition


@dataclass(frozen=True)
class Codebook:
    """The telling codes of a dictionary, by their spelling without blanks and hyphens."""

    pattern: re.Pattern[str]
    entries: Mapping[str, Mapping[str, tuple[PropertyDefinition, str]]]

    def find(self, text: str) -> Iterator[CodeHit]:
        """The codes in a text that belong to one property only; steel is that of pipes where a text speaks of pipes."""
        for found in self.pattern.finditer(text):
            entries = self.entries[_bare(found[0])]
            key = next(iter(entries)) if len(entries) == 1 else _steel_of(text, entries)
            if key is not None:
                definition, code = entries[key]
                yield CodeHit(found.start(), found.end(), code, definition)


def make_codebook(definitions: Iterable[PropertyDefinition]) -> Codebook:
    """The codebook of some properties. Names of a telling code count with it ("wireless M-Bus" is wM-Bus, not M-Bus)."""
    entries: dict[str, dict[str, tuple[PropertyDefinition, str]]] = defaultdict(dict)
    spellings: set[str] = set()
    for definition in definitions:
        for code in filter(_is_telling, definition.choices):
            for spelling in (code, *_names_of(code, definition)):
                entries[_bare(spelling)][definition.key] = (definition, code)
                spellings.add(spelling)
    # Longer before shorter where one begins or ends like the other.
    joined = (
        _BETWEEN_RUNS.join(map(re.escape, _RUNS.findall(one))) for one in sorted(spellings, key=len, reverse=True)
    )
    return Codebook(re.compile(rf"(?<![\w./-])(?:{'|'.join(joined)})(?![\w]|[./-]\d)"), entries)


def _steel_of(text: str, entries: Mapping[str, object]) -> str | None:
    """Steel grades are listed for pipes and for parts alike: the words beside them tell which is meant."""
    key = _PIPE_STEEL if _PIPES.search(text) else _STEEL
    return key if key in entries else None


def _is_telling(code: str) -> bool:
    return _TELLING.fullmatch(code) is not None and not find_standards(code)


def _names_of(code: str, definition: PropertyDefinition) -> Iterator[str]:
    for names in definition.choice_names.get(code, {}).values():
        yield from (name for name in names.split(", ") if any(sign.isupper() for sign in name))
    yield from filter(_NORM_NAME.fullmatch, definition.choice_words.get(code, ()))


def _bare(spelling: str) -> str:
    return re.sub(_LEVEL, "", spelling).replace(" ", "").replace("-", "")
