"""The findings of one reading, gathered while it goes: what a reader was not sure of, with its place in the file."""

from collections.abc import Sequence

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace
from bidbuilder.formats.readers.xml_places import ElementPaths


class Notes:
    """Collects the findings of one file. Messages are English templates marked with `translatable`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.paths = ElementPaths()
        self._findings: list[Finding] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far, in the order of the file."""
        return tuple(self._findings)

    def place(
        self,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        page: int | None = None,
        xpath: str | None = None,
    ) -> SourcePlace:
        """A place in this file."""
        return SourcePlace(file=self.file, sheet=sheet, cell=cell, page=page, xpath=xpath)

    def error(self, code: str, message: str, where: SourcePlace | None = None, **params: object) -> None:
        """Something that blocks taking the file over as it is."""
        self._add(Severity.ERROR, code, message, where, params)

    def warn(self, code: str, message: str, where: SourcePlace | None = None, **params: object) -> None:
        """Something a person has to look at."""
        self._add(Severity.WARNING, code, message, where, params)

    def info(self, code: str, message: str, where: SourcePlace | None = None, **params: object) -> None:
        """Something that explains what the reader did."""
        self._add(Severity.INFO, code, message, where, params)

    def take(self, findings: Sequence[Finding]) -> None:
        """Add findings that were made elsewhere."""
        self._findings.extend(findings)

    def _add(
        self, severity: Severity, code: str, message: str, where: SourcePlace | None, params: dict[str, object]
    ) -> None:
        words = {name: str(value) for name, value in params.items()}
        place = where or SourcePlace(file=self.file)
        self._findings.append(Finding(severity=severity, code=code, message=message, where=place, params=words))
