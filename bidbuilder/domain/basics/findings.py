"""Findings: what a check or a reader has to say, with its place and the words to say it in any language.

A finding carries an English message template (which is also the key of its translation) and its parameters. Rendering
into the reader's language is done by `bidbuilder.i18n`; the domain never builds finished sentences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

_MOST_ALIKE = 3
_MOST_LISTED = 8


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning wants a look, an info explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlace:
    """Where something stands in a file the buyer or supplier sent. `page` counts from 1, `cell` is like `B12`."""

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    xpath: str | None = None

    @property
    def own_line(self) -> str:
        """The cell or line as people are told it: `L11` for line 11 in the paragraph at line 9 (`L9:11`)."""
        _, _, line = (self.cell or "").partition(":")
        return f"L{line}" if line.isdigit() and not self.sheet else self.cell or ""

    def __str__(self) -> str:
        parts = [self.file, self.sheet, self.own_line, f"p. {self.page}" if self.page else None, self.xpath]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found. `message` and `hint` are English templates with `{name}` fields filled from `params`.

    `times` is how often it was found where equal ones were put together (`fold_findings`); `where` is then the first place.
    """

    severity: Severity
    code: str
    message: str
    where: SourcePlace | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    times: int = 1


def translatable(message: str) -> str:
    """Mark an English template for the translation catalogues and give it back unchanged."""
    return message


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Tell whether any of the findings blocks."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def fold_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with those of one kind put together where a file has more than a few of them.

    One kind is one message about one file. The folded one stands at the first place, counts the others, and its parameters
    list the different values they had, cut off with “…”: “Lots LOT-1, LOT-2, LOT-3 … have no title”.
    """
    kinds: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        file = one.where.file if one.where else None
        kinds.setdefault((one.severity, one.code, one.message, one.hint, file), []).append(one)
    return tuple(one for alike in kinds.values() for one in ([_folded(alike)] if len(alike) > _MOST_ALIKE else alike))


def _folded(alike: list[Finding]) -> Finding:
    names = dict.fromkeys(name for one in alike for name in one.params)
    params = {name: _listed(one.params.get(name, "") for one in alike) for name in names}
    return replace(alike[0], params=params, times=sum(one.times for one in alike))


def _listed(values: Iterable[str]) -> str:
    found = list(dict.fromkeys(filter(None, values)))
    return ", ".join(found[:_MOST_LISTED]) + (" …" if len(found) > _MOST_LISTED else "")
