"""Ratings that their units tell: “rated for 400 V, 50 Hz and 1450 rpm”, “415 V ±10 %, 50 Hz”, “transformer, 2500 kVA”.

Only where the words leave no doubt: in a list behind “rated”, in the pair of a mains voltage and its frequency, or where one
single property of things that are bought has such a unit. What tells all these is the unit alone, so confidence is low.
"""

import re

from bidbuilder.domain.tenders.proposals.amounts import Amount

_OF_UNITS = {
    "V": "rated_voltage",
    "kV": "rated_voltage",
    "A": "rated_current",
    "Hz": "rated_frequency",
    "rpm": "rated_speed",
    "kW": "rated_power",
    "kVA": "apparent_power",
}
_ALONE = {"kVA": "apparent_power", "MVA": "apparent_power", "lm": "luminous_flux"}
_VALUES = r"(?:[\d.,±+/%\s-]+(?:kVA|kV|V|A|Hz|kW|rpm|1/min)\b[\s,]*(?:and\s|og\s|und\s)?)*"
_RATED = re.compile(rf"\b(?:rated|bemessen|ausgelegt|mærket)\s(?:(?:for|at|für|auf|til)\s)?{_VALUES}$", re.IGNORECASE)
_SPREAD = r"(?:\s?(?:±|\+\s?/\s?-)\s?\d+\s?%\s?)?"
# … between which the phases and wires may stand: “415 volts, three phase, 4 wire, 50 Hz”.
_PHASES = (
    r"(?i:(?:[13]|three|single)[\s-]?(?:phase|ph\.?)(?:\s?\+\s?(?:N\b|neutral))?[\s,]*"
    r"(?:(?:[234]|two|three|four)[\s-]?wire[\s,]*)?)?"
)
_MAINS_BEHIND = re.compile(
    rf"\s?(?:AC)?[\s,/]*{_PHASES}(?:(?:in|at|and|bei|ved|og|und)\s)?[56]0{_SPREAD}\s?(?:Hz|hertz)\b", re.IGNORECASE
)
_MAINS_BEFORE = re.compile(
    rf"\d{_SPREAD}\s?(?:V|[Vv]olts?)(?:\s?AC)?{_SPREAD}[\s,/]*{_PHASES}(?:(?:in|at|and|bei|ved|og|und)\s)?$"
)
# “For 630 and 1000 kVA” tells which of them something else holds for.
_OF_THOSE = re.compile(r"(?:^|[.;:]\s*)\W*(?:for|für|til)\s(?:[\d.,\s]|k?VA|and|og|und|or|eller|oder)*$", re.IGNORECASE)
# What machines of a mains are rated for, where nothing but the unit tells it.
_MACHINES = re.compile(
    r"\b(?:transformers?|alternators?|generators?|gen-?sets?|(?:dg|diesel|generating) sets?|distribution systems?|"
    r"transformer\w*|generator\w*|aggregate[nr]?t?|stromaggregat\w*|transformator\w*)\b",
    re.IGNORECASE,
)
_OF_A_TEST = re.compile(
    r"\b(?:withstand|tests?|tested|impulse|surge|minute|over-?speed|idle|warm|prøve\w*|prüf\w*)\b", re.IGNORECASE
)
_AT_MAINS = {
    "Hz": ("rated_frequency", re.compile(r"[56]0(?:\D|$)")),
    "rpm": ("rated_speed", re.compile(r"(?:750|[13][ .,]?[05]00|1[ .,]?800|3[ .,]?600)(?:\D|$)")),
}
# An induction motor runs a little slower than the mains: 1475 turns a minute.
_MOTORS = re.compile(r"\b\w*motor(?:s|en|er|erne)?\b", re.IGNORECASE)
_MOTOR_SPEED = re.compile(r"(?:7[0-5]\d|9[0-9]\d|1[ .,]?000|1[ .,]?4\d\d|1[ .,]?500|2[ .,]?[89]\d\d|3[ .,]?000)\s?\D")
_LIGHTS = re.compile(
    r"\b(?:leds?|luminaires?|lamps?|lights?|lighting|lichtfarbe|lysfarve|\w*leuchten?|\w*armatur(?:er|et)?|lyskilde\w*)\b",
    re.I,
)
_WHITES = re.compile(r"[2-6][.,]?\d00\s?K")
_PEAK = re.compile(r"\d\s?[kM]Wp\b")
_MAINS = re.compile(r"[56]0(?:\D|$)")


def find_rating(text: str, amount: Amount) -> str | None:
    """The key of the property that an amount without a name and without a limit is the rating of."""
    symbol = amount.unit.symbol if amount.unit is not None else ""
    if amount.join == "or":
        return None
    before = text[: amount.start]
    if _PEAK.search(amount.text):
        return "peak_power_pv"
    if symbol == "K" and _WHITES.fullmatch(amount.text) and _LIGHTS.search(text):
        return "colour_temperature"
    if symbol == "rpm" and _MOTOR_SPEED.match(amount.text) and _MOTORS.search(before):
        return None if _OF_A_TEST.search(text) else "rated_speed"
    if symbol in _OF_UNITS and _RATED.search(before):
        return _OF_UNITS[symbol]
    if symbol == "V" and _MAINS_BEHIND.match(text, amount.end):
        return _OF_UNITS[symbol]
    if symbol == "Hz" and _MAINS.match(amount.text) and _MAINS_BEFORE.search(before):
        return _OF_UNITS[symbol]
    if symbol in _AT_MAINS and _AT_MAINS[symbol][1].match(amount.text) and _MACHINES.search(text):
        return None if _OF_A_TEST.search(text) else _AT_MAINS[symbol][0]
    return _ALONE.get(symbol) if not amount.join and not _OF_THOSE.search(before) else None
