"""What every command that reads a stranger's file shares: its first options, and a finding as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bidbuilder.codec import to_plain
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.i18n.messages import render_message

_SHARED = (
    click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    click.option("--language", type=click.Choice(INTERFACE_LANGUAGES), default="en", help="Language of the messages."),
    click.option("--sheet", default="", help="The sheet to read of a workbook."),
)


def reads_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the argument FILE and the options that do not depend on what the file is."""
    for add in reversed(_SHARED):
        command = add(command)
    return command


def json_of_finding(finding: Finding, language: str) -> dict[str, Any]:
    """The JSON of INTERFACES for a finding: its sentences in the language, its place in words and as data."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": render_message(language, finding.message, finding.params),
        "where": str(finding.where or ""),
        "place": to_plain(finding.where),
        "hint": render_message(language, finding.hint, finding.params) if finding.hint else "",
    }
