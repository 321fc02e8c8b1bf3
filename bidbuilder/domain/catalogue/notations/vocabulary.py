"""The words and signs of notations in English, Danish and German, as patterns. What is made of them stands in `quantities`."""

import re
from decimal import Decimal

_BLANK = "[ '’]"

NUMBER = re.compile(
    rf"""
    (?<![\w.,^])(?<!\*\*)                                     # not inside a word or another number: m3, 1.5, m^3
    (?!(?<=[A-Za-z]-)[123]\s?(?:$|[/*)]))                    # nor a negative power: min-1
    (?!1\s?/\s?(?:min|h|s|d|K|m|a)\b)                       # nor the one of 1/min
    (?!(?<=[A-Za-z]/)10{{1,3}}\s?(?:k?g|ml|l|k?m|[cm]?m[2²3³])\b)   # nor inside a unit: mg/100 g
    (?:
        \d+[ -.]\d{{1,2}}/(?:2|3|4|8|16|32|64)(?=\s?(?:"|″|”|in\b|inch|tomme|zoll|b?hp\b|$))   # 1 1/2", 7 1/2 hp
      | \d{{1,2}}/(?:2|3|4|8|16|32|64)(?=\s?(?:"|″|”|in\b|inch|tomme|zoll|hp\b|bhp\b))   # 3/4", 1/2 hp
      | \d+\ \d/3(?=\s?Hz)                                       # 16 2/3 Hz of railways
      | (?:\d+\s?)?[½¼¾⅛⅜⅝⅞⅓⅔]
      | \d{{1,3}}(?:{_BLANK}\d{{3}})+(?:[.,]\d+)?(?!\d)
      | \d+(?:[.,]\d+)*(?:[.,]-)?
      | [.,]\d+
    )
    (?:\s?[eE][+\-]?\d{{1,3}}(?!\w)|\s?[x*]\s?10(?:\^-?\d{{1,2}}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)

PLAINEST = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)*) ?((?:[^\W\d_]|[%°‰µ])[^\s±…<>≤≥~()–-]*)?")

FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}

# One sign for all that look alike; the micro sign is left to the reading of units.
SAME_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " "),
        **dict.fromkeys("−‐‑‒﹣－", "-"),
        **dict.fromkeys("—―", "–"),
        **dict.fromkeys("×·⋅", "*"),
        **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
        "≦": "≤",
        "≧": "≥",
        "⩽": "≤",
        "⩾": "≥",
        "∼": "~",
        "〜": "~",
        "⁄": "/",
        "∅": "Ø",
        "⌀": "Ø",
    }
)

_ABOUT = r"ca\.?|circa|cirka|approx\.?|approximately|about|around|roughly|etwa|ungefähr|rund|omkring|omtrent|ung\.|≈|~(?=\s*\d)"
APPROXIMATE = re.compile(rf"^(?:{_ABOUT})\s*|\s*\((?:{_ABOUT})\)$|\s+(?:{_ABOUT})$", re.IGNORECASE)

_MOST = (
    r"max\.?|maks\.?|maximum|maksimum|maximal|maksimalt|maximum of|højst|højest|ikke over|under|op til|indtil|up to|at most|"
    r"not more than|no more than|not exceeding|not to exceed|below|less than|less than or equal to|mindre end|höchstens|bis zu|"
    r"bis max\.?|maximal|nicht mehr als|unter|weniger als|bis|≤|<=|=<|<"
)
_LEAST = (
    r"min\.?|minimum|minimum of|mindst|minimalt|mind\.?|mindestens|minimal|at least|not less than|no less than|more than|over|"
    r"down to|ned til|above|greater than|ab|über|mehr als|nicht weniger als|mere end|ikke under|fra|from|von|≥|>=|=>|>"
)
AT_MOST = re.compile(
    rf"^(?:{_MOST})(?![a-zæøåäöü])[\s:]*|[\s(]+(?:max\.?|maks\.?|maximum|maksimum|or less|eller mindre|oder weniger)\)?$",
    re.I,
)
AT_LEAST = re.compile(
    rf"^(?:{_LEAST})(?![a-zæøåäöü])[\s:]*|[\s(]+(?:min\.?|minimum|or more|eller mere|oder mehr|and above|og derover)\)?$",
    re.I,
)

BETWEEN = re.compile(
    r"^(?:between|mellem|zwischen|from|fra|von|range|område|bereich)\s*:?\s*(?=[+\-.,\d])", re.IGNORECASE
)
RANGE = re.compile(r"(?:…|\.{2,3}|–|-|÷|\bto\b|\btill?\b|\bbis\b|\bthrough\b)$", re.IGNORECASE)
BETWEEN_AND = re.compile(r"(?:\band\b|\bog\b|\bund\b|&)$", re.IGNORECASE)
TOLERANCE = re.compile(r"±$")
PLUS_MINUS = re.compile(r"\+\s?/?\s?-")
ALTERNATIVE = re.compile(
    r"(?:/|\||;|,|\bor\b|\beller\b|\boder\b|\band\b|\bog\b|\bund\b|\bresp\.|\bhhv\.|&)$", re.IGNORECASE
)
PRODUCT = re.compile(r"(?:\*|x)$", re.IGNORECASE)

# A minus written as a dash.
DASHED_MINUS = re.compile(r"(^|…\s?|\b(?:to|til|bis|og|and|und)\s)–(?=\s?[\d.,])", re.IGNORECASE)
# What a unit is of: the property says it already.
SUBSTANCE = re.compile(
    r"(?<=[A-Za-z23³%])\s(?:CO2?[- ]?(?:eq?|e?kv|äq)?\.?|CO₂e?|CH4|NH3|NOx|SO2|H2S|H2|O2|N2|TS|DM|DS|oTS|VS|TOC|COD|BOD|CSB)"
    r"(?=$|[\s/)])"
)
# What comes after these words is the condition under which the value holds.
CONDITION = re.compile(
    r"\s(?:(?:at|@|ved|v\.|bei|when|når|wenn|if|hvis)\s.*|in?\s\d[\d.,]*\s?m\b.*)$|"
    r"[,;]?\s\(?(?:non|not|ikke|nicht)[- ]?(?:condensing|kondenserende|kondensierend)\)?$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^[A-Za-zÆØÅæøåÄÖÜäöüφΦηΔλΛμρα][\w ,./()φηΔλ]{0,30}?\s*[=:]\s*(?=[+\-<>≤≥~±.,\d½¼¾]|max|min|ca)", re.IGNORECASE
)
# Symbols of the trade that stand before their value without a sign between.
SYMBOL = re.compile(
    r"^(?:cos\s?(?:φ|phi)|R[aw]|Rz|Kvs?|L[pw]A?|S?COP|S?EER|SPF|NPSHr?)\s+(?=[≤≥<>~\d]|max|min|ca)", re.IGNORECASE
)
# Words that say again what a value is, so that nothing is lost without them.
NAMED = re.compile(
    r"^(?:(?:net|mærke|drifts|forsynings|nenn|netz|betriebs|versorgungs)?(?:spænding|spannung)|(?:rated |supply )?voltage|"
    r"tryk(?:trin|klasse)|druckstufe|pressure (?:class|rating)|anschlu(?:ss|ß)|tilslutning|connection|"
    r"(?:mærke|nenn)?(?:effekt|leistung)|(?:rated )?power)\s+(?=[≤≥<>~+\-\d]|DN|PN|AC\b|DC\b|max|min|ca)",
    re.IGNORECASE,
)
REMARK = re.compile(r"\s*[(\[](?!\s*[+\-±])[^()\[\]]*\d[^()\[\]]*[)\]]\s*$")
# `3 x 400 V`, `3/N/PE ~ 400 V`, `AC 230 V`: kind of current before a voltage; but `2 x 10^3` is one number.
CURRENT_KIND = re.compile(
    r"^(?:(?:[123]\s?(?:/?\s?N)?(?:\s?/?\s?PE)?\s?(?:AC|~|\*|x|ph\.?|faset|phasig|phase)|[123]\s?/\s?N(?:\s?/\s?PE)?|AC|DC|~|=)\s*)+"
    r"(?=[\d≤≥<>])(?!10(?:\^|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]))",
    re.IGNORECASE,
)
BEFORE_NUMBER = re.compile(
    r"\b(DN|PN|AWG|pH|[TMk]?(?:EUR|DKK|USD|GBP|SEK|NOK|CHF|PLN|ISK|CZK|INR|CAD|AUD|NZD|ZAR|KES|JPY|CNY|BRL|AED"
    r"|LKR|PKR|BDT|NPR|MYR|SGD|HKD|IDR|NGN|GHS|TZS|UGX|RWF|ETB))\s*:?\s*$|(US\$|[€£$])\s*$"
)
DIAMETER_SIGN = re.compile(r"^(?:Ø|dia\.?|diameter|diam\.?)\s*(?=\d)", re.IGNORECASE)
GLUED_SIZE = re.compile(r"\b(DN|PN)(?=\d)")  # DN100
DOTS = re.compile(r"\.{2,}")


def _write_gauge(found: re.Match[str]) -> str:
    return f"{1 - int(found[1] or found[2])} AWG"


# Ways of writing that are told apart before anything else is read: pattern and what it is rewritten to.
REWRITTEN = (
    (re.compile(r"°\s+(?=[CFK]\b)"), "°"),
    (re.compile(r"\b(?:minus)\s+(?=\d)", re.IGNORECASE), "-"),
    (re.compile(r"\b(bar|mbar|psi|[hkM]?Pa)\s?(?:\(abs\.?\)|abs\b\.?|absolute?\b|\s\(a\))", re.IGNORECASE), r"\1(a)"),
    (re.compile(r"\b(bar|mbar|psi|[hkM]?Pa)\s(?:\((?:g|ü|o|e)\)|gauge\b|overtryk\b)", re.IGNORECASE), r"\1(g)"),
    (re.compile(r"\b(dB)\s\((?=A\))", re.IGNORECASE), r"\1("),
    (re.compile(r"\b(V)\s+[123]\s?(?:/?N\s?)?(?:/?PE\s?)?(?:~|AC\b|ph\b\.?)", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<=V)\s?(?:\+\s?N\s?)?\+\s?(?:N|PE)\b(?!\s?\d)"), ""),  # 3x400V+N+PE
    (re.compile(r"\bpH-?\s?(?:værdi|wert|value)\s+(?=[\d≤≥<>])", re.IGNORECASE), "pH "),
    (re.compile(r"^NPS\s?(\d[\d\s./]*)$", re.IGNORECASE), r'\1"'),
    (re.compile(r"\bdn\s?(?=\d)"), "DN "),
    # 415 ±10 % volts
    (
        re.compile(
            r"(\d[\d.,]*)\s?(±|\+\s?/\s?-|\(\s?\+\s?/\s?-\s?\))\s?(\d[\d.,]*)\s?%\s?((?:[kM]?(?:VA|V|A|W|Hz)|volts?|amps?|amperes?|hertz|bar|rpm)\b)",
            re.IGNORECASE,
        ),
        r"\1 \4 ± \3 %",
    ),
    # ASTM B258: the gauge numbers 2/0, 3/0 and 4/0 are −1, −2 and −3.
    (re.compile(r"(?<!\d)([1-4])/0\s?AWG\b|\bAWG\s?([1-4])/0(?!\d)"), _write_gauge),
)
AFTER_UNIT = re.compile(
    r"^(.*?[^\s])\s+(?:AC\s?/\s?DC|AC|DC|a\.c\.|d\.c\.|nom\.?|nominal|eff\.?|RMS|peak|typ\.?|each|"
    r"i alt|total|excl\.?|incl\.?)\.?$",
    re.IGNORECASE,
)


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MULTIPLIERS = {
    **dict.fromkeys(_words("thousand tusind tusinde tsd tsd. tausend"), Decimal(1000)),
    **dict.fromkeys(_words("million millions mio mio. mill mill. millioner millionen mn"), Decimal(10) ** 6),
    **dict.fromkeys(_words("bn mia mia. milliard milliarder mrd mrd. milliarde milliarden"), Decimal(10) ** 9),
}

YES = frozenset(_words("yes y ja j true sand wahr x ✓ ✔ 1 oui si sí included inkluderet inklusive enthalten vorhanden"))
NO = frozenset(_words("no n nej nein false falsk falsch 0 non nie none ingen keine kein ✗ ✕"))
