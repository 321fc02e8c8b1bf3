"""How findings of the gates are made: what is wrong, what to do, and the page and key that lead there."""

from bidbuilder.domain.basics.findings import Finding, Severity


def blocker(code: str, message: str, hint: str, page: str, key: str = "", **params: str) -> Finding:
    """Something that has to be mended before the bid can be frozen."""
    return _finding(Severity.ERROR, code, message, hint, page, key, params)


def caution(code: str, message: str, hint: str, page: str, key: str = "", **params: str) -> Finding:
    """Something that wants a look but does not block."""
    return _finding(Severity.WARNING, code, message, hint, page, key, params)


def _finding(
    severity: Severity, code: str, message: str, hint: str, page: str, key: str, params: dict[str, str]
) -> Finding:
    return Finding(
        severity=severity, code=code, message=message, hint=hint, params={**params, "page": page, "key": key}
    )
