"""The words proposals go by, in English, Danish and German. Only data; what is made of them stands in the other modules."""

import re


def _words(text: str) -> str:
    """One alternation out of phrases parted by `|`, any white space between their words."""
    return "|".join(r"\s+".join(phrase.split()) for phrase in text.replace("\n", " ").split("|") if phrase.strip())


_AT_LEAST = _words(
    r"""not (?:be )?(?:less|lower|smaller|fewer|shorter) than | no (?:less|lower|smaller|fewer|shorter) than | not (?:fall )?below |
    not under | at least | at a minimum | a minimum of | minimum of | minimum | minimal | min\.? | more than | greater than |
    higher than | larger than | better than | exceeds? | exceeding | over | above | upwards of | as a minimum | or more than |
    ikke (?:være )?(?:mindre|lavere|under|kortere|færre)(?: end)? | mindst | minimumskrav | mindstekrav | minimalt | mere end |
    større end | højere end | over | fra og med | min(?:imum)?\.? på |
    nicht (?:weniger|kleiner|geringer|niedriger|kürzer) als | nicht unter | mindestens | wenigstens | zumindest | mind\. |
    mehr als | größer als | höher als | über | ab |
    ≥ | >= | => | > """
)
_AT_MOST = _words(
    r"""not (?:be )?(?:more|greater|higher|larger|longer|heavier) than | no (?:more|greater|higher|larger|longer|later) than |
    (?:not|never)(?: \w+){0,2} (?:exceed|exceeding|surpass) | without exceeding | not above | not over | at most | at a maximum |
    a maximum of | maximum of | maximum | maximal | max\.? | maks\.? | less than | lower than | smaller than | below | under |
    up to | limited to | within | no later than | not later than | shorter than |
    ikke (?:være )?(?:mere|større|højere|over|længere|tungere)(?: end)? | ikke overstige | ikke overskride | højst | højest |
    maksimalt | maksimum | op til | mindre end | lavere end | under | inden for | indenfor | senest | inden | kortere end |
    nicht (?:mehr|größer|höher|länger|schwerer) als | nicht über | höchstens | maximal | maximum | bis zu | bis max\.? |
    weniger als | kleiner als | niedriger als | geringer als | unter | innerhalb(?: von)? | binnen | spätestens |
    ≤ | <= | =< | < """
)
_EDGE = r"(?<![\w≤≥<>=])"
AT_LEAST = re.compile(rf"{_EDGE}(?:{_AT_LEAST})(?![\w])", re.IGNORECASE)
AT_MOST = re.compile(rf"{_EDGE}(?:{_AT_MOST})(?![\w])", re.IGNORECASE)

# What may stand between such a phrase and its number, and nothing else.
FILLER = re.compile(
    r"[\s:,=(]*(?:(?:of|a|an|the|value|level|total|equal|to|be|is|have|and|or|than|være|har|have|på|en|et|af|med|sein|haben|betragen|aufweisen|von|auf|eine?[rnms]?|der|die|das|zu|"
    r"approx\.?)\b[\s:,=(]*)*"
)

AFTER_AT_LEAST = re.compile(
    r"[\s,(]*(?:or (?:more|higher|above|better|greater|longer|larger)|and (?:above|more|higher|better)|minimum\b|min\.?(?=[\s.,;)]|$)|as a minimum|"
    r"eller (?:mere|derover|højere|bedre|større|længere)|og (?:derover|opefter|højere)|som minimum|"
    r"oder (?:mehr|höher|besser|größer|länger)|und (?:mehr|höher|darüber)|nicht (?:zu )?unterschreiten|nicht unterschritten)",
    re.IGNORECASE,
)
AFTER_AT_MOST = re.compile(
    r"[\s,(]*(?:or (?:less|lower|below|better|smaller|shorter)|and (?:below|less|lower)|maximum\b|max\.?(?=[\s.,;)]|$)|as a maximum|at most|"
    r"eller (?:mindre|derunder|lavere|kortere)|og (?:derunder|nedefter)|maks\.?(?=[\s.,;)]|$)|som maksimum|"
    r"oder (?:weniger|niedriger|kleiner|kürzer)|und (?:weniger|darunter)|nicht (?:zu )?(?:überschreiten|übersteigen)|nicht überschritten)",
    re.IGNORECASE,
)

# An adjective before the name of a property: "minimum rated power 12 kW", "die maximale Leistungsaufnahme".
SMALLEST = re.compile(
    r"(?<!\w)(?:min(?:imum|imal|imale[rsn]?|\.)?|mindste|lowest|required minimum|mindest)[\s\-]*$", re.IGNORECASE
)
GREATEST = re.compile(
    r"(?<!\w)(?:max(?:imum|imal|imale[rsn]?|\.)?|maks(?:imal|imale|imum|\.)?|største|højeste|highest|höchste[rsn]?|größte[rsn]?)[\s\-]*$",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"(?<!\w)(?:total|combined|overall|aggregate|aggregated|sum of(?: the)?|collective|samlet|samlede|i alt|totale?|gesamte?[nrs]?|summierte)"
    r"[\s\-]*(?:installed |nominal |rated |installeret |installierte )?$",
    re.IGNORECASE,
)

APPROXIMATE = re.compile(
    r"(?:ca\.?|circa|cirka|approx\.?|approximately|about|around|roughly|omkring|omtrent|ungefähr|etwa|rund|≈|~)\s*$",
    re.IGNORECASE,
)
# A condition under which something holds, not the thing itself: "at 20 °C", "ved 1 m", "bei 400 V".
CONDITION = re.compile(
    r"(?<!\w)(?:at(?!\s+(?:least|most|a\s+m))|@|ved|v/|bei|from|fra|von|over a period of|based on|per|pr\.?|pro|je)\s*(?:an? |the |en |et |eine[rm]? )?$",
    re.IGNORECASE,
)
EXAMPLE = re.compile(
    r"(?:e\.g\.|for example|for instance|such as|f\.eks\.|fx|eksempelvis|for eksempel|z\.\s?B\.|zum Beispiel|beispielsweise)[\s,:]*$",
    re.IGNORECASE,
)
EXISTING = re.compile(
    r"\b(?:existing|current|present-day|today's|eksisterende|nuværende|bestehende[nrsm]?|vorhandene[nrsm]?|derzeitige[nrsm]?)\b",
    re.IGNORECASE,
)
IF = re.compile(
    r"(?<!\w)(?:if|when|whenever|where|unless|in case|hvis|når|såfremt|medmindre|wenn|falls|sofern|soweit)\b",
    re.IGNORECASE,
)
NOT_ASKED = re.compile(
    r"\b(?:not required|not necessary|not needed|not applicable|no requirement|ikke (?:et )?krav|kræves ikke|ikke nødvendig\w*|ikke påkrævet|"
    r"nicht erforderlich|nicht notwendig|nicht gefordert|entfällt)\b",
    re.IGNORECASE,
)

DELIVERY = re.compile(
    r"\b(?:deliver\w*|shipped|levering\w*|leveres|leveret|liefer\w*|geliefert|lieferung)\b", re.IGNORECASE
)
PAPERWORK = re.compile(
    r"\b(?:document\w*|drawing\w*|invoice\w*|report\w*|manual\w*|spare|dokument\w*|tegning\w*|faktura\w*|rapport\w*|reservedel\w*|unterlagen|"
    r"zeichnung\w*|rechnung\w*|bericht\w*|ersatzteil\w*)\b",
    re.IGNORECASE,
)

CERTIFICATION = re.compile(
    r"certif\w*|zertifi\w*|certifi\w*|accredit\w*|akkredit\w*|registered to|approved to", re.IGNORECASE
)
EQUIVALENT = re.compile(
    r"[\s,(]*(?:or (?:an )?(?:equivalent|equal|similar|later|newer)\b[^.;,)]{0,20}|eller (?:tilsvarende|ækvivalent|nyere|lignende)|"
    r"oder (?:gleichwertig\w*|vergleichbar\w*|neuer))\)?",
    re.IGNORECASE,
)
# ISO management systems: conformity with them is always shown by a certificate.
MANAGEMENT_SYSTEMS = frozenset(
    [
        "9001",
        "14001",
        "45001",
        "18001",
        "50001",
        "27001",
        "22000",
        "22301",
        "13485",
        "20000-1",
        "20000",
        "37001",
        "55001",
        "3834",
        "1090",
        "17025",
    ]
)

HAS_IT = re.compile(
    r"(?:\b(?:be|been|is|are|have|has|include[sd]?|including|with|provide[sd]?|support[s]?|supporting|feature[sd]?|equipped with|comply with|"
    r"være|er|have|har|omfatte|inkludere|med|understøtte[rt]?|forsynet med|udstyret med|"
    r"sein|ist|sind|haben|mit|enthalten|unterstützen|ausgestattet mit)\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|without|neither|nor|ikke|ingen|intet|uden|hverken|nicht|kein\w*|ohne|weder)\b", re.IGNORECASE
)
YES_AFTER = re.compile(r"\s*[:=]\s*(?:yes|ja|required|kræves|erforderlich|x)\b", re.IGNORECASE)

OR = re.compile(r"^[\s,]*(?:or|eller|oder|/|respectively)[\s,]*$|^\s*/\s*$", re.IGNORECASE)
AND = re.compile(r"^[\s,]*(?:and|og|und|as well as|samt|sowie|&|\+|,)[\s,]*(?:and|og|und)?\s*$", re.IGNORECASE)

# Words before a bare number that make it a reference and not a value.
REFERENCE = re.compile(
    r"(?:§+|\b(?:section|sections|clause|clauses|chapter|annex|appendix|attachment|table|figure|fig|page|pages|item|lot|lots|no|nos|number|"
    r"article|art|step|phase|rev|revision|version|requirement|criterion|form|schedule|paragraph|para|drawing|dated?|day|ref|id|"
    r"kapitel|afsnit|punkt|pkt|bilag|tabel|figur|side|delaftale|krav|stk|artikel|version|tegning|nr|litra|"
    r"abschnitt|anlage|tabelle|abbildung|abb|seite|los|ziffer|ziff|position|pos|absatz|abs|anhang|zeichnung|nummer|"
    r"tlf|tel|phone|telephone|telefon|fax|cvr|cpv|vat|ean|gln|iban|box))[.:]?\s*(?:no\.?|nr\.?|#)?\s*$",
    re.IGNORECASE,
)
_MONTHS = (
    r"jan(?:uary|uar|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|ts|\.)?|märz|apr(?:il|\.)?|may|maj|mai|june?|juni|july?|juli|aug(?:ust|\.)?|"
    r"sep(?:t|tember|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?"
)
NOT_A_VALUE = re.compile(
    rf"""
      \b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d){{1,2}}\b              # 12.05.2026
    | \b\d{{4}}-\d\d?-\d\d?\b
    | \b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:{_MONTHS})\b(?:,?\s+\d{{4}})?
    | \b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?
    | \b(?:{_MONTHS})\s+\d{{4}}\b
    | \b(?:kl\.?|at|um)\s*\d{{1,2}}[.:]\d\d\b | \b\d{{1,2}}:\d\d\b | \b\d{{1,2}}[.:]\d\d\s*(?:Uhr|hrs|CET|CEST|UTC|GMT)\b
    | \+\d{{2,3}}(?:[\s\-()]*\d{{2,4}}){{2,5}}                       # +45 12 34 56 78
    | \b(?:tel|tlf|phone|telefon|fax)\b\.?:?\s*[\d\s\-()+/]{{6,}}
    | \b24\s?/\s?7(?:\s?/\s?365)?\b
    | \b\d+\s+(?:hours|days|timer|dage|stunden|tage|h)\s+(?:a|per|pr\.?|om|i|am|pro|in\s+der|/)\s+(?:day|week|year|dagen|døgnet|ugen|året|tag|woche|jahr)\b
    | \bhttps?://\S+ | \bwww\.\S+ | \S+@\S+\.\S+
    | \b(?:\d{{1,3}}\.){{3}}\d{{1,3}}\b                              # 192.168.0.1
    | \b\d+(?:\.\d+){{2,}}\b                                         # 4.2.1
    """,
    re.IGNORECASE | re.VERBOSE,
)

ABBREVIATIONS = frozenset(
    [
        "max",
        "min",
        "mind",
        "maks",
        "ca",
        "approx",
        "no",
        "nr",
        "nos",
        "pr",
        "bzw",
        "z.b",
        "e.g",
        "i.e",
        "etc",
        "incl",
        "inkl",
        "excl",
        "ekskl",
        "evt",
        "osv",
        "f.eks",
        "stk",
        "el",
        "vol",
        "fig",
        "art",
        "abs",
        "pos",
        "ziff",
        "resp",
        "hhv",
        "d.h",
        "u.a",
        "inc",
        "dia",
        "nom",
        "temp",
        "tel",
        "tlf",
        "str",
        "bl.a",
        "if.eks",
        "mio",
        "mia",
    ]
)
LANGUAGE_WORDS = {
    "en": frozenset(
        [
            "the",
            "shall",
            "must",
            "and",
            "of",
            "with",
            "for",
            "to",
            "be",
            "is",
            "at",
            "least",
            "not",
            "than",
            "or",
            "minimum",
            "maximum",
            "should",
            "required",
        ]
    ),
    "da": frozenset(
        [
            "skal",
            "og",
            "af",
            "med",
            "til",
            "på",
            "er",
            "en",
            "et",
            "mindst",
            "højst",
            "ikke",
            "eller",
            "der",
            "som",
            "det",
            "bør",
            "kan",
            "være",
            "må",
            "leveres",
            "ved",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "mit",
            "für",
            "von",
            "ist",
            "muss",
            "müssen",
            "mindestens",
            "nicht",
            "oder",
            "ein",
            "eine",
            "soll",
            "zu",
            "werden",
            "sind",
            "bei",
            "darf",
        ]
    ),
}
