"""How a unit is shown to people: °C, m³/h, stk. The symbol of the units library stays the key."""

import re
from decimal import Decimal
from functools import lru_cache

_SHOWN = {
    "degC": "°C",
    "degF": "°F",
    "degR": "°R",
    "delta_degC": "K",
    "delta_degF": "°F",
    "ohm": "Ω",
    "percent": "%",
    "permille": "‰",
    "deg": "°",
    "angstrom": "Å",
    "barg": "bar(g)",
    "mbarg": "mbar(g)",
    "bara": "bar(a)",
    "mbara": "mbar(a)",
    "dBA": "dB(A)",
    "dH": "°dH",
    "Nm3": "Nm³",
    "Sm3": "Sm³",
    "mH2O": "mH₂O",
    "mmH2O": "mmH₂O",
    "inH2O": "inH₂O",
    "arcmin": "′",
    "arcsec": "″",
}

_NAMED = {
    "en": {"year": "year", "piece": "pcs.", "d": "day", "per_Mh": "per million hours", "big_bag": "big bag"},
    "da": {
        "piece": "stk.", "year": "år", "month": "md.", "week": "uge", "d": "døgn", "set": "sæt", "pair": "par", "kit": "kit",
        "box": "æske", "carton": "karton", "pack": "pakke", "packet": "pakke", "bag": "sæk", "bottle": "flaske", "can": "dåse",
        "bucket": "spand", "drum": "tromle", "pallet": "palle", "roll": "rulle", "sheet": "plade", "bundle": "bundt",
        "coil": "spole", "tube": "tube", "licence": "licens", "person": "person", "employee": "medarbejder", "animal": "dyr",
        "lump_sum": "fast pris", "service": "ydelse", "job": "opgave", "visit": "besøg", "trip": "tur", "use": "brug",
        "test": "prøve", "meal": "måltid", "document": "dokument", "cycle": "cyklus", "point": "punkt", "well": "brønd",
        "batch": "parti", "shipment": "forsendelse", "shift": "skift", "reference": "reference", "user": "bruger",
        "pole": "pol", "phase": "fase", "channel": "kanal", "input": "indgang", "acre": "acre", "hp": "hk (imp.)", "PS": "hk",
        "per_Mh": "pr. mio. timer", "case": "kasse", "crate": "stablekasse", "jar": "glas", "canister": "dunk",
        "big_bag": "bigbag", "reel": "tromle",
    },
    "de": {
        "piece": "Stück", "year": "Jahr", "month": "Monat", "week": "Woche", "d": "Tag", "set": "Satz", "pair": "Paar",
        "box": "Schachtel", "carton": "Karton", "pack": "Packung", "packet": "Paket", "bag": "Sack", "bottle": "Flasche",
        "can": "Dose", "bucket": "Eimer", "drum": "Fass", "pallet": "Palette", "roll": "Rolle", "sheet": "Blatt",
        "bundle": "Bündel", "licence": "Lizenz", "person": "Person", "employee": "Mitarbeiter", "animal": "Tier",
        "lump_sum": "pauschal", "service": "Leistung", "visit": "Besuch", "test": "Prüfung", "meal": "Mahlzeit",
        "document": "Dokument", "batch": "Charge", "shift": "Schicht", "reference": "Referenz", "user": "Nutzer",
        "per_Mh": "je Mio. Stunden", "case": "Kiste", "crate": "Steige", "jar": "Glas", "canister": "Kanister",
        "big_bag": "Big Bag", "reel": "Spule",
    },
}  # fmt: skip

# Words that differ for any other number than one.
_SEVERAL: dict[str, dict[str, str]] = {
    "en": {
        "year": "years", "month": "months", "week": "weeks", "d": "days", "shift": "shifts", "person": "persons",
        "employee": "employees", "user": "users", "animal": "animals", "service": "services", "job": "jobs",
        "visit": "visits", "trip": "trips", "use": "uses", "test": "tests", "meal": "meals", "document": "documents",
        "cycle": "cycles", "point": "points", "well": "wells", "batch": "batches", "shipment": "shipments",
        "reference": "references", "pole": "poles", "phase": "phases", "channel": "channels", "input": "inputs",
        "set": "sets", "pair": "pairs", "kit": "kits", "box": "boxes", "carton": "cartons", "pack": "packs",
        "packet": "packets", "bag": "bags", "bottle": "bottles", "can": "cans", "bucket": "buckets", "drum": "drums",
        "pallet": "pallets", "roll": "rolls", "sheet": "sheets", "bundle": "bundles", "coil": "coils", "tube": "tubes",
        "licence": "licences", "acre": "acres",
    },
    "da": {
        "week": "uger", "d": "dage", "person": "personer", "employee": "medarbejdere", "user": "brugere", "service": "ydelser",
        "job": "opgaver", "trip": "ture", "test": "prøver", "meal": "måltider", "document": "dokumenter",
        "cycle": "cyklusser", "point": "punkter", "well": "brønde", "batch": "partier", "shipment": "forsendelser",
        "reference": "referencer", "pole": "poler", "phase": "faser", "channel": "kanaler", "input": "indgange",
        "box": "æsker", "carton": "kartoner", "pack": "pakker", "packet": "pakker", "bag": "sække", "bottle": "flasker",
        "can": "dåser", "bucket": "spande", "drum": "tromler", "pallet": "paller", "roll": "ruller", "sheet": "plader",
        "bundle": "bundter", "coil": "spoler", "tube": "tuber", "licence": "licenser",
    },
    "de": {
        "year": "Jahre", "month": "Monate", "week": "Wochen", "d": "Tage", "shift": "Schichten", "person": "Personen",
        "animal": "Tiere", "service": "Leistungen", "visit": "Besuche", "test": "Prüfungen", "meal": "Mahlzeiten",
        "document": "Dokumente", "batch": "Chargen", "reference": "Referenzen", "set": "Sätze", "pair": "Paare",
        "box": "Schachteln", "carton": "Kartons", "pack": "Packungen", "packet": "Pakete", "bag": "Säcke",
        "bottle": "Flaschen", "can": "Dosen", "drum": "Fässer", "pallet": "Paletten", "roll": "Rollen",
        "sheet": "Blätter", "licence": "Lizenzen",
    },
}  # fmt: skip

# What a unit is called by itself where it is called otherwise in a rate: 12 dage, but 40 t/døgn.
_ALONE = {"da": {"d": "dag"}}

# What a number without a unit is measured in: 3.6, and not 3.6 1.
_RATIO = "1"

# Designations of sizes, which stand before their number.
_BEFORE = frozenset({"DN", "PN", "NPS"})

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_PIECE = re.compile(r"[^\s*/()]+|\*\*\d+|[*/()]")


@lru_cache(maxsize=4096)
def label(unit: str, language: str = "en") -> str:
    """The unit as people write it in a language: `m**3/h` → m³/h, `degC` → °C, `piece` → pcs. or stk.; ``""`` stays empty."""
    base = language.split("-")[0]
    if unit in _ALONE.get(base, {}):
        return _ALONE[base][unit]
    named = _NAMED.get(base, _NAMED["en"])
    return "".join(_show(piece, named) for piece in _PIECE.findall(unit))


def label_after(number: Decimal, unit: str, language: str = "en") -> str:
    """The unit as it stands behind a number: 1 year, but 15 years; 1 uge, but 2 uger. A ratio, whose unit is 1, has none."""
    if unit == _RATIO:
        return ""
    several = _SEVERAL.get(language.split("-")[0], {})
    return several.get(unit) or label(unit, language) if number != 1 else label(unit, language)


def beside(number: str, unit: str, gap: str = " ") -> str:
    """A written number with its written unit in the order people say them: `400 V`, but `DN 200`; no unit, no gap."""
    first, second = (unit, number) if unit in _BEFORE else (number, unit)
    return f"{first}{gap}{second}" if second else first


def _show(piece: str, named: dict[str, str]) -> str:
    if piece.startswith("**"):
        return piece[2:].translate(_SUPERSCRIPTS)
    if piece == "*":
        return "·"
    known = named.get(piece) or _SHOWN.get(piece)
    return known or _plain(piece)


def _plain(piece: str) -> str:
    micro = piece.startswith("u") and len(piece) > 1 and piece not in {"use", "user"}
    return "µ" + piece[1:] if micro else piece.replace("_", " ")
