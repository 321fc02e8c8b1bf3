"""Names in a problem that mean nothing to the composer: fields may be added freely, but a rule misspelt is a rule lost."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable

_WHOLE = frozenset(
    [
        "needs",
        "members",
        "capacities",
        "offers",
        "rules",
        "objective",
        "trade_off",
        "alternatives",
        "lots",
        "lot_discounts",
    ]
)
_ONE: Mapping[str, frozenset[str]] = {
    "rules": frozenset(
        [
            "max_members",
            "requires",
            "excludes",
            "pinned",
            "barred",
            "origins",
            "min_local_share",
            "max_lead_time_days",
            "budget",
            "lots",
        ]
    ),
    "trade_off": frozenset({"points", "against"}),
    "alternatives": frozenset({"count", "differ"}),
}
_ROWS: Mapping[str, frozenset[str]] = {
    "needs": frozenset(["id", "quantity", "mandatory", "points", "lot"]),
    "members": frozenset(["id", "fixed_cost", "min_share", "max_share"]),
    "capacities": frozenset({"id", "amount"}),
    "offers": frozenset(
        [
            "id",
            "member",
            "answers",
            "points",
            "min_quantity",
            "max_quantity",
            "integer",
            "fixed_cost",
            "prices",
            "uses",
            "lead_time_days",
            "local_share",
            "origin",
        ]
    ),
    "lots": frozenset({"id", "value"}),
    "lot_discounts": frozenset(["id", "lots", "share", "amount"]),
}

_LEFT_ALONE = translatable("{field} is no field of {whole} that counts: it was left alone.")
_MEANT = translatable("Is {name} meant?")


def list_unknown_fields(data: object) -> tuple[Finding, ...]:
    """A warning for each name in a problem's JSON that is not known, once for all rows of a list, with the first place."""
    if not isinstance(data, dict):
        return ()
    return tuple(_unknown(data))


def _unknown(data: Mapping[str, object]) -> Iterator[Finding]:
    yield from (_warning(name, name, "problem", _WHOLE) for name in data if name not in _WHOLE)
    for name, known in _ONE.items():
        inner = data.get(name)
        if isinstance(inner, dict):
            yield from (_warning(one, f"{name}.{one}", name, known) for one in inner if one not in known)
    for name, known in _ROWS.items():
        yield from _unknown_in_rows(name, data.get(name), known)


def _unknown_in_rows(name: str, rows: object, known: frozenset[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if not isinstance(row, dict):
            continue
        for field in row.keys() - known - seen:
            seen.add(field)
            yield _warning(field, f"{name}[{index}].{field}", name, known)


def _warning(field: str, where: str, whole: str, known: frozenset[str]) -> Finding:
    alike = get_close_matches(field, sorted(known), n=1)
    return Finding(
        severity=Severity.WARNING,
        code="field-unknown",
        message=_LEFT_ALONE,
        params={"field": field[:60], "whole": whole, "name": alike[0] if alike else ""},
        hint=_MEANT if alike else "",
        where=SourcePlace(xpath=where[:200]),
    )
