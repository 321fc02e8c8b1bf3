"""The proofs of one requirement as a page shows them: those that say the same of several items or firms stand together."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.units import beside
from bidbuilder.domain.catalogue.notations.canonical import settle
from bidbuilder.domain.matching.verdicts import Proof
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.i18n.formats import format_number
from bidbuilder.i18n.proofs import in_names, points_words
from bidbuilder.web.bids.scale import Scale, scale_of
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, choice_names, current_language
from bidbuilder.web.trade_words import measure, property_name, unit_after
from bidbuilder.web.words import word_of

_Ends = tuple[Decimal | None, Decimal | None]
_OPERATORS = frozenset(Operator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom or what a proof speaks of; `offering_id` and `version` for an item out of the catalogue."""

    name: str
    offering_id: int | None
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProof:
    """A proof with whom it holds for, its picture, and its figures as pairs of a name and words."""

    proof: Proof
    subjects: tuple[Subject, ...]
    scale: Scale | None
    figures: tuple[tuple[str, str], ...]


def shown_proofs(proofs: Sequence[Proof], names: Mapping[str, str]) -> list[ShownProof]:
    """Proofs in their order; what is said alike of several is said once, with all their names."""
    groups: dict[Hashable, list[Proof]] = {}
    for proof in proofs:
        groups.setdefault(_content(proof), []).append(proof)
    return [
        ShownProof(
            proof=alike[0],
            subjects=tuple(_subjects(alike, names)),
            scale=scale_of(alike[0]),
            figures=tuple(_figures(alike[0])),
        )
        for alike in groups.values()
    ]


def _content(proof: Proof) -> Hashable:
    said = (proof.verdict, proof.message, *sorted(proof.params.items()), proof.property, proof.operator)
    return (*said, proof.canonical_bound, proof.canonical_offered, proof.document, proof.page)


def _subjects(alike: Sequence[Proof], names: Mapping[str, str]) -> list[Subject]:
    found = (
        Subject(name=names[one.item_key], offering_id=one.offering_id, version=one.offering_version)
        for one in alike
        if one.item_key in names
    )
    return list(dict.fromkeys(found))


def _figures(proof: Proof) -> list[tuple[str, str]]:
    """Property, values as typed and in the unit they were compared in, and the margin; none for what has no bound."""
    if not proof.bound or not proof.property:
        return []
    unit, names = proof.canonical_unit, choice_names(proof.property)
    offered, bound = (in_names(measure(words, unit), names) for words in (proof.offered, proof.bound))
    asked = f"{word_of(Operator(proof.operator))} {bound}" if proof.operator in _OPERATORS else bound
    rows = [
        (_("Property"), property_name(proof.property) if the_dictionary().find_key(proof.property) else ""),
        (_("Offered"), offered),
        (_("Offered, as compared"), _compared(proof.canonical_offered, unit, offered)),
        (_("Required"), asked),
        (_("Required, as compared"), _compared(proof.canonical_bound, unit, bound)),
        (_("Margin"), _signed(proof.margin, unit)),
    ]
    return [(name, words) for name, words in rows if words]


def _compared(ends: _Ends, unit: str, typed: str) -> str:
    """A value in the unit it was compared in; nothing where it was typed so."""
    low, high = ends
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        number = low if low is not None else high or Decimal(0)
        words = _measured(number, unit)
    else:
        words = f"{_number(low)} … {_measured(high, unit)}"
    return "" if words == typed else words


def _signed(margin: Decimal | None, unit: str) -> str:
    if margin is None:
        return ""
    words = points_words(current_language(), _measured(abs(margin), unit))
    return words if not margin else f"{'+' if margin > 0 else '−'}{words}"


def _measured(number: Decimal, unit: str) -> str:
    return beside(_number(number), unit_after(number, unit))


def _number(number: Decimal) -> str:
    return format_number(current_language(), settle(number))
