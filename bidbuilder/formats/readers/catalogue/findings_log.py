"""The findings of one reading while it is made: those of the whole file, those of each article, and what only repeats.

A remark that would come a thousand times (an element that is not taken over, a feature that the dictionary does not know)
is counted by subject and becomes one finding at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace


@dataclass(slots=True)
class _Repeated:
    severity: Severity
    message: str
    where: SourcePlace | None
    params: Mapping[str, str]
    count: int = 0


@dataclass(slots=True)
class FindingsLog:
    """Collects findings in the order of the file. Messages are templates that the caller has marked `translatable`.

    `told` is how often something was told so far, what only repeats included.
    """

    _all: list[Finding] = field(default_factory=list)
    _article: list[Finding] = field(default_factory=list)
    _repeated: dict[tuple[str, str], _Repeated] = field(default_factory=dict)
    told: int = 0

    def error(
        self, code: str, message: str, where: SourcePlace | None = None, hint: str = "", /, **params: object
    ) -> None:
        """Something that keeps the article, or the whole file, from being taken over."""
        self._add(Severity.ERROR, code, message, where, hint, params)

    def warning(
        self, code: str, message: str, where: SourcePlace | None = None, hint: str = "", /, **params: object
    ) -> None:
        """Something a person should look at."""
        self._add(Severity.WARNING, code, message, where, hint, params)

    def info(
        self, code: str, message: str, where: SourcePlace | None = None, hint: str = "", /, **params: object
    ) -> None:
        """Something that explains what was done."""
        self._add(Severity.INFO, code, message, where, hint, params)

    def add(self, finding: Finding) -> None:
        """Take over a finding made elsewhere; what was just said of the same cell is not said again."""
        if self._article and self._article[-1] == finding:
            return
        self.told += 1
        self._all.append(finding)
        self._article.append(finding)

    def count(
        self,
        code: str,
        message: str,
        subject: str,
        where: SourcePlace | None = None,
        severity: Severity = Severity.INFO,
    ) -> None:
        """Count one more occurrence; the finding made of it has the fields `{subject}` and `{count}` and the first place."""
        repeated = self._repeated.setdefault(
            (code, subject), _Repeated(severity, message, where, {"subject": subject or "?"})
        )
        repeated.count += 1
        self.told += 1

    def article_findings(self) -> tuple[Finding, ...]:
        """What was found since the last call: the findings of the article just read."""
        made, self._article = tuple(self._article), []
        return made

    def all_findings(self) -> tuple[Finding, ...]:
        """Everything found, what repeats at the end."""
        return (*self._all, *(self._finding_of(code, repeated) for (code, _), repeated in self._repeated.items()))

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        where: SourcePlace | None,
        hint: str,
        params: Mapping[str, object],
    ) -> None:
        texts = {name: str(value) for name, value in params.items()}
        self.add(Finding(severity=severity, code=code, message=message, where=where, params=texts, hint=hint))

    @staticmethod
    def _finding_of(code: str, repeated: _Repeated) -> Finding:
        return Finding(
            severity=repeated.severity,
            code=code,
            message=repeated.message,
            where=repeated.where,
            params={**repeated.params, "count": str(repeated.count)},
        )
