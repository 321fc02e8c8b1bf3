"""Names, descriptions and identity out of one row of a list, and the language they are written in."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.titles import words

# Small words and letters that tell the three languages apart; words that two of them share are not among them.
_SIGNS = {
    "da": "varenr varenummer navn varenavn pris enhed beskrivelse valuta leveringstid antal stk moms oprindelse producent vaegt "
    "og med af til uden paa er samt ved eller inkl pumpe varmepumpe ventil roer staal rustfrit rustfri tavle ydelse stykpris "
    "kedel beholder styring foeler maaler skab slange blaeser varmeveksler braender gearkasse plade skrue moetrik daeksel olie "
    "vand goedning halm trae flis gylle kontrol ventilator isoleret levering montering service eftersyn",
    "de": "artikelnummer artikelnr bezeichnung artikelbezeichnung preis einheit beschreibung waehrung lieferzeit menge und mit "
    "hersteller gewicht fuer ohne aus der die das edelstahl pumpe waermepumpe ventil rohr stahl schaltschrank stueckpreis "
    "kessel behaelter steuerung fuehler zaehler schrank schlauch geblaese waermetauscher brenner getriebe platte schraube "
    "mutter deckel oel wasser duenger stroh holz guelle lieferung montage wartung",
    "en": "item code name unit description price currency lead time manufacturer weight quantity and with of for without the or "
    "stainless steel pump heat valve pipe panel price list each boiler container control cabinet hose fan blower exchanger "
    "burner gearbox plate screw nut cover oil water fertiliser straw wood slurry tank delivery installation service inspection",
}
_WORDS = {language: frozenset(signs.split()) for language, signs in _SIGNS.items()}
_LETTERS = {"da": re.compile("[æøå]", re.IGNORECASE), "de": re.compile("[äöüß]", re.IGNORECASE)}
_MARKED = re.compile(r"(?:^|[\s/|;(])(en|eng|uk|gb|da|dk|dan|de|deu|ger)\s*[:=]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[/|\n:=]")
_PARTS = re.compile(r"\s+/\s+|\s*\|\s*|\n")


def language_of_titles(titles: Iterable[str]) -> str:
    """The language most titles are written in; English where they do not say."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(_scores(title))
    return counts.most_common(1)[0][0] if counts else "en"


def read_texts(cells: Cells, field: str, default: str) -> Texts:
    """The texts of a field by language; texts in numbered columns (`Varetekst 1`, `Varetekst 2`) are one text.

    A cell that holds two languages is kept whole, with a finding.
    """
    texts: dict[str, list[str]] = {}
    for column in cells.columns(field):
        text = cells.text(column)
        if not text:
            continue
        if holds_two_languages(text):
            cells.found.warning(
                "two-languages",
                translatable("There seem to be two languages in this cell: {typed}"),
                cells.place(column),
                translatable("Give each language a column of its own, such as “Name (English)” and “Name (Danish)”."),
                typed=text[:80],
            )
        stated = column.field.part if column.field else ""
        texts.setdefault(((find_language(stated) or stated) if stated else default), []).append(text)
    return fill_texts([(language, " ".join(parts)) for language, parts in texts.items()])


def holds_two_languages(text: str) -> bool:
    """Whether a text marks its languages (`EN: … DA: …`) or has parts no language has in common (`Pumpe / Pump`)."""
    if not _SEPARATOR.search(text):
        return False
    if len({find_language(mark) for mark in _MARKED.findall(text)}) > 1:
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    possible = [frozenset(scores) for part in parts if (scores := _scores(part))]
    return any(not one & other for one, other in combinations(possible, 2))


def _scores(text: str) -> Counter[str]:
    found = words(text)
    scores = Counter({language: sum(word in known for word in found) for language, known in _WORDS.items()})
    for language, letters in _LETTERS.items():
        scores[language] += len(letters.findall(text))
    return +scores
