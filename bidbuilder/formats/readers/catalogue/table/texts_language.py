"""In which of the three languages a text of a list is written, as far as its small words and letters tell."""

import re
from collections import Counter
from collections.abc import Iterable

from bidbuilder.formats.readers.catalogue.table.title_words import words

# Small words and letters that tell the three languages apart; words that two of them share are not among them.
_SIGNS = {
    "da": "varenr varenummer navn varenavn betegnelse benaevnelse "
    "pris enhed beskrivelse valuta leveringstid antal stk moms oprindelse producent vaegt "
    "og med af til uden paa er samt ved eller inkl pumpe varmepumpe ventil roer staal rustfrit rustfri tavle ydelse stykpris "
    "kedel beholder styring foeler maaler skab slange blaeser varmeveksler braender gearkasse plade skrue moetrik daeksel olie "
    "vand goedning halm trae flis gylle kontrol ventilator isoleret levering montering service eftersyn "
    "boejning albue muffe nippel pakning roerboejning stykke kugleventil ledning stik afbryder sikring haandtag laas doer "
    "vindue boesning aksel tandhjul fjeder kaede haane tromle pose posefilter blaa roed groen hvid graa gul beslag klemme",
    "de": "artikelnummer artikelnr bezeichnung artikelbezeichnung preis einheit beschreibung waehrung lieferzeit menge und mit "
    "hersteller gewicht fuer ohne aus der die das edelstahl pumpe waermepumpe ventil rohr stahl schaltschrank stueckpreis "
    "kessel behaelter steuerung fuehler zaehler schrank schlauch geblaese waermetauscher brenner getriebe platte schraube "
    "mutter deckel oel wasser duenger stroh holz guelle lieferung montage wartung "
    "bogen rohrbogen kugelhahn dichtung flansch reduzierung verschraubung schelle leitung schalter sicherung griff schloss "
    "tuer fenster welle zahnrad feder kette hahn fass beutel drehstrommotor getriebemotor schwarz weiss blau gruen grau gelb",
    "en": "item code name unit description designation title "
    "price currency lead time manufacturer weight quantity and with of for without the or "
    "stainless steel pump heat valve pipe panel price list each boiler container control cabinet hose fan blower exchanger "
    "burner gearbox plate screw nut cover oil water fertiliser straw wood slurry tank delivery installation service inspection "
    "elbow bend gasket coupling reducer cable switch fuse handle lock door window shaft bearing chain drum black white blue "
    "red green grey yellow bracket clamp plug ball rail frame actuator bolt washer hinge three phase",
}
_WORDS = {language: frozenset(signs.split()) for language, signs in _SIGNS.items()}
# An ø alone, as in `Ø 50`, is a diameter.
_LETTERS = {
    "da": re.compile(r"[æå]|ø(?=[^\W\d_])|(?<=[^\W\d_])ø", re.IGNORECASE),
    "de": re.compile("[äöüß]", re.IGNORECASE),
}


def language_of_titles(titles: Iterable[str]) -> str:
    """The language most titles are written in; English where they do not say."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(scores_of(title))
    return counts.most_common(1)[0][0] if counts else "en"


def language_of_title(title: str) -> str:
    """The language of one title; `""` where it does not say."""
    scores = scores_of(title)
    return scores.most_common(1)[0][0] if scores else ""


def scores_of(text: str) -> Counter[str]:
    """How many signs of each language a text has; languages without any are left out."""
    found = words(text)
    scores = Counter({language: sum(word in known for word in found) for language, known in _WORDS.items()})
    for language, letters in _LETTERS.items():
        scores[language] += len(letters.findall(text))
    return +scores
