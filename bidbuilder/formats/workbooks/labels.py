"""Words that ask a bidder to write something: labels of forms and texts that stand where an answer belongs.

In English, Danish, German and French. Data and the tests on them; where such cells lie is found in `inputs`.
"""

import re

_LONGEST_LABEL = 90
_LONGEST_PLACEHOLDER = 120

# A text that is to be replaced and marked as such: “[Insert name]”, “<your answer>”, “____”, a lone currency sign.
_MARKED = re.compile(
    r"""
      [\[<«{(]\s*(?:please\s+)?(?:insert|enter|fill|type|write|select|choose|specify|state|provide|name|date|tbd|xx+
          |inds[æa]t|angiv|skriv|udfyld|v[æa]lg|navn|dato|bitte|einf[üu]gen|eintragen|angeben|ausf[üu]llen|w[äa]hlen
          |ins[ée]rer|indiquer|pr[ée]ciser|saisir|choisir|your|dit|jeres|ihr)\b.*[\]>»})]
    | \[[^\[\]]*\]
    | <[^<>]+>
    | _{3,} | \.{4,} | …+
    | [$€£] | (?:dkk|eur|usd|kr)\.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same in plain words: “Please select”, “Indsæt pris”.
_WORDED = re.compile(
    r"""
      (?:please\s+)?(?:select|choose)(?:\s+(?:one|an?\s+option|from\s+.*|a\s+.*|here))?\s*[.…]*
    | (?:v[æa]lg|bitte\s+(?:aus)?w[äa]hlen|choisir|choisissez)(?:\s.{0,30})?[.…]*
    | (?:insert|enter|fill\s+in|indsæt|udfyld(?:es)?|eintragen|à\s+compléter)(?:\s.{0,40})?
    | tbd | t\.b\.d\. | xx+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILL_LINE = re.compile(r"_{4,}|\.{6,}")
_HEADINGS = re.compile(
    r"(?:notes?|instructions?|description|important|attention|contents?|table of contents|guidance|remarks?|purpose|scope|example"
    r"|bemærk(?:ning)?|vejledning|indhold|beskrivelse|eksempel|formål|hinweise?|anleitung|inhalt|beispiel|remarque|consignes)\W*",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"""\b(?:
      company|name|address|street|post\s?code|zip|city|country|telephone|phone|e-?mail|contact|website|signature|signed|date|title
    | position|vat|registration|duns|uei|cage|contract\s+(?:no|number|year)|bpa|bidder|tenderer|offeror|quoter|vendor|supplier
    | reference|tender|project|submission|valid(?:ity)?|currency|discount|place|authori[sz]ed
    | firma|virksomhed|navn|adresse|postnr|by|land|telefon|mail|kontakt(?:person)?|underskrift|dato|stilling|cvr|moms|tilbudsgiver
    | leverand[øo]r|valuta|rabat|sted
    | unternehmen|anschrift|strasse|stra(?:ß|ss)e|plz|ort|ansprechpartner|unterschrift|datum|funktion|ust|bieter|w[äa]hrung
    | soci[ée]t[ée]|nom|adresse|t[ée]l[ée]phone|courriel|date|fonction|siret|tva|soumissionnaire|candidat|lieu|devise
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PRICES = re.compile(
    r"(?:\b|[a-zæøåäöü](?=pris|preis))(?:price|cost|total|amount|rate|fee|sum|pris|beløb|i\s+alt|preis|betrag|summe|gesamt\w*"
    r"|prix|montant|co[ûu]t)\b|^[$€£]$",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ";", "!", "?")


def is_placeholder(text: str, *, is_marked: bool = False) -> bool:
    """Whether a text stands only where something else is to be written; with `is_marked` only by brackets, lines and signs."""
    if len(text) > _LONGEST_PLACEHOLDER:
        return False
    plain = text.strip()
    is_worded = not is_marked and _WORDED.fullmatch(plain) is not None
    return is_worded or _MARKED.fullmatch(plain) is not None or _FILL_LINE.search(text) is not None


def is_label(text: str, *, is_framed: bool) -> bool:
    """Whether a text names what belongs into the cell beside it; without a colon only if that cell is framed or known."""
    plain = text.strip()
    if not plain or len(plain) > _LONGEST_LABEL or plain.endswith(_SENTENCE_END) or _HEADINGS.fullmatch(plain):
        return False
    if plain.startswith(("-", "•", "*")):
        return False
    if plain.endswith(":"):
        return is_framed or _LABELS.search(plain) is not None
    return is_framed and (_LABELS.search(plain) is not None or is_price_label(plain))


def is_price_label(text: str) -> bool:
    """Whether a text names an amount of money."""
    return _PRICES.search(text.strip()) is not None
