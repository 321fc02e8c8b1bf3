"""Typed properties: the dictionary's definitions and the values an offering states.

A value keeps what the supplier typed (`typed`) beside its canonical reading. Exactly the fields that belong to its `kind`
are set: number → `number`; interval → `low` and/or `high` (None is open); choice → `choices`; flag → `flag`; text → `text`.
Numbers are in `unit` (a units-library symbol), not yet in the canonical unit of the definition.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.basics.languages import Texts


class ValueKind(StrEnum):
    """The data type of a property."""

    NUMBER = "number"
    INTERVAL = "interval"
    CHOICE = "choice"
    FLAG = "flag"
    TEXT = "text"


class Better(StrEnum):
    """Which direction of a property is better for the buyer."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyDefinition:
    """One entry of the dictionary. `key` is stable snake_case English; `unit` is the canonical unit or ``""``.

    `names` and `synonyms` by language (en, da, de). For a choice, `choices` lists codes in ascending order of rank if
    `is_ordered` (IP, insulation or efficiency classes: a higher one satisfies a lower bound); `choice_names` says what a
    code is called in each language, where the code does not speak for itself, `choice_words` how else it is written,
    `choice_kinds` of which broader choice a code is one kind (1.4404 → A4 → stainless-steel). `source` hints at the
    standard that defines it.
    """

    key: str
    kind: ValueKind
    field: str
    names: Texts
    synonyms: Mapping[str, tuple[str, ...]]
    unit: str = ""
    better: Better = Better.NEITHER
    choices: tuple[str, ...] = ()
    is_ordered: bool = False
    source: str = ""
    choice_names: Mapping[str, Texts] = dataclasses.field(default_factory=dict)
    choice_words: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    choice_kinds: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def kinds_of(self, choice: str) -> tuple[str, ...]:
        """The choice itself and every broader one it is a kind of, narrowest first."""
        kinds = [choice]
        while (broader := self.choice_kinds.get(kinds[-1])) and broader not in kinds:
            kinds.append(broader)
        return tuple(kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyValue:
    """A value of a property as an offering states it."""

    key: str
    kind: ValueKind
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    choices: tuple[str, ...] = ()
    flag: bool | None = None
    text: str = ""
    unit: str = ""
    typed: str = ""
    source_name: str = ""
    document: str = ""
    page: int | None = None
