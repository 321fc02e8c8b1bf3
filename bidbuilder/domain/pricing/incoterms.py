"""Incoterms® 2020: which of the costs between works and site the seller pays under each of the eleven terms.

The table follows the articles A9 and B9 (allocation of costs) of each term, in our own words; two habits are stated rather
than guessed: under CPT and CIP carriage goes to the named place, so handling at the destination terminal and on-carriage
are the seller's, and under DAP, DPU and DDP the seller insures its own risk. What a line lacks is what the tender's term
has the seller pay and the quote's term does not; see `missing_legs`.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from bidbuilder.domain.basics.findings import translatable


class Incoterm(StrEnum):
    """The eleven terms, from the least to the most the seller does."""

    EXW = "EXW"
    FCA = "FCA"
    FAS = "FAS"
    FOB = "FOB"
    CFR = "CFR"
    CIF = "CIF"
    CPT = "CPT"
    CIP = "CIP"
    DAP = "DAP"
    DPU = "DPU"
    DDP = "DDP"


class Leg(StrEnum):
    """One cost on the way from the works to the site, in the order of the journey."""

    PACKING = "packing"
    LOADING = "loading"
    PRE_CARRIAGE = "pre-carriage"
    EXPORT_CLEARANCE = "export-clearance"
    ORIGIN_TERMINAL = "origin-terminal"
    ON_BOARD = "on-board"
    MAIN_CARRIAGE = "main-carriage"
    INSURANCE = "insurance"
    DESTINATION_TERMINAL = "destination-terminal"
    ON_CARRIAGE = "on-carriage"
    UNLOADING = "unloading"
    IMPORT_CLEARANCE = "import-clearance"
    DUTIES = "duties"


LEG_WORDS: Mapping[Leg, str] = {
    Leg.PACKING: translatable("Export packing"),
    Leg.LOADING: translatable("Loading at the works"),
    Leg.PRE_CARRIAGE: translatable("Carriage to the terminal"),
    Leg.EXPORT_CLEARANCE: translatable("Export clearance"),
    Leg.ORIGIN_TERMINAL: translatable("Handling at the terminal of departure"),
    Leg.ON_BOARD: translatable("Loading on board"),
    Leg.MAIN_CARRIAGE: translatable("Main carriage"),
    Leg.INSURANCE: translatable("Transport insurance"),
    Leg.DESTINATION_TERMINAL: translatable("Handling at the terminal of arrival"),
    Leg.ON_CARRIAGE: translatable("Carriage from the terminal"),
    Leg.UNLOADING: translatable("Unloading at the site"),
    Leg.IMPORT_CLEARANCE: translatable("Import clearance"),
    Leg.DUTIES: translatable("Import duties"),
}

PLACE_WORDS: Mapping[Incoterm, str] = {
    Incoterm.EXW: translatable("the seller's works"),
    Incoterm.FCA: translatable("the place where the carrier takes over"),
    Incoterm.FAS: translatable("the port of shipment"),
    Incoterm.FOB: translatable("the port of shipment"),
    Incoterm.CFR: translatable("the port of destination"),
    Incoterm.CIF: translatable("the port of destination"),
    Incoterm.CPT: translatable("the place of destination"),
    Incoterm.CIP: translatable("the place of destination"),
    Incoterm.DAP: translatable("the place of destination"),
    Incoterm.DPU: translatable("the place of destination, unloaded"),
    Incoterm.DDP: translatable("the place of destination, duty paid"),
}

WATERWAY_TERMS = frozenset({Incoterm.FAS, Incoterm.FOB, Incoterm.CFR, Incoterm.CIF})
CUSTOMS_LEGS = frozenset({Leg.EXPORT_CLEARANCE, Leg.IMPORT_CLEARANCE, Leg.DUTIES})
# What is paid after the goods have crossed the border is no part of their customs value (WTO valuation agreement, article 8.2
# as most countries apply it: CIF).
LEGS_AFTER_BORDER = frozenset(
    {Leg.DESTINATION_TERMINAL, Leg.ON_CARRIAGE, Leg.UNLOADING, Leg.IMPORT_CLEARANCE, Leg.DUTIES}
)

_CUSTOMS_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)

_FCA = frozenset({Leg.PACKING, Leg.LOADING, Leg.PRE_CARRIAGE, Leg.EXPORT_CLEARANCE})
_FAS = _FCA | {Leg.ORIGIN_TERMINAL}
_FOB = _FAS | {Leg.ON_BOARD}
_CFR = _FOB | {Leg.MAIN_CARRIAGE}
_CPT = _CFR | {Leg.DESTINATION_TERMINAL, Leg.ON_CARRIAGE}
_DAP = _CPT | {Leg.INSURANCE}
_SELLER_PAYS: Mapping[Incoterm, frozenset[Leg]] = {
    Incoterm.EXW: frozenset({Leg.PACKING}),
    Incoterm.FCA: _FCA,
    Incoterm.FAS: _FAS,
    Incoterm.FOB: _FOB,
    Incoterm.CFR: _CFR,
    Incoterm.CIF: _CFR | {Leg.INSURANCE},
    Incoterm.CPT: _CPT,
    Incoterm.CIP: _CPT | {Leg.INSURANCE},
    Incoterm.DAP: _DAP,
    Incoterm.DPU: _DAP | {Leg.UNLOADING},
    Incoterm.DDP: _DAP | {Leg.IMPORT_CLEARANCE, Leg.DUTIES},
}
_TERM = re.compile(r"\b(" + "|".join(Incoterm) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1024)  # every line asks for every cost of the lead
def find_incoterm(text: str) -> Incoterm | None:
    """The term a text names, such as `CIP Gdańsk (Incoterms 2020)`; None if it names none or more than one."""
    found = {one.upper() for one in _TERM.findall(text)}
    return Incoterm(found.pop()) if len(found) == 1 else None


def does_seller_pay(term: Incoterm, leg: Leg) -> bool:
    """Whether the seller pays that cost under the term."""
    return leg in _SELLER_PAYS[term]


def crosses_customs(origin: str, destination: str) -> bool:
    """Whether goods pass customs between two countries (ISO 3166-1 alpha-2); an unknown country is taken to be another one.

    Inside a country and inside the customs union of the EU they do not (regulation (EU) 952/2013, article 4).
    """
    if origin and origin == destination:
        return False
    return not {origin, destination} <= _CUSTOMS_UNION


@lru_cache(maxsize=512)
def missing_legs(quoted: Incoterm, wanted: Incoterm, *, customs: bool = True) -> tuple[Leg, ...]:
    """What the seller pays under `wanted` and not yet under `quoted`, in the order of the journey.

    `customs` says whether the goods pass customs at all; where they do not, clearance and duties cost nothing.
    """
    lacking = _SELLER_PAYS[wanted] - _SELLER_PAYS[quoted]
    return tuple(leg for leg in Leg if leg in lacking and (customs or leg not in CUSTOMS_LEGS))


def included_beyond(quoted: Incoterm, wanted: Incoterm) -> tuple[Leg, ...]:
    """What a quote has in its price although the tender's term leaves it to the buyer."""
    extra = _SELLER_PAYS[quoted] - _SELLER_PAYS[wanted]
    return tuple(leg for leg in Leg if leg in extra)
