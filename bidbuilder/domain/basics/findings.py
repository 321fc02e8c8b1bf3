"""Findings: what a check or a reader has to say, with its place and the words to say it in any language.

A finding carries an English message template (which is also the key of its translation) and its parameters. Rendering
into the reader's language is done by `bidbuilder.i18n`; the domain never builds finished sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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

    def __str__(self) -> str:
        parts = [self.file, self.sheet, self.cell, f"p. {self.page}" if self.page else None, self.xpath]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found. `message` and `hint` are English templates with `{name}` fields filled from `params`."""

    severity: Severity
    code: str
    message: str
    where: SourcePlace | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


def translatable(message: str) -> str:
    """Mark an English template for the translation catalogues and give it back unchanged."""
    return message


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Tell whether any of the findings blocks."""
    return any(finding.severity is Severity.ERROR for finding in findings)
