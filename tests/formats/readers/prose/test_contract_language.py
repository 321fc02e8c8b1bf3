"""How contracts and technical specifications ask without “shall”: inverted clauses, passives, typed numbers, lists."""

import pytest

from bidbuilder.formats.readers.prose.plain import read_plain
from bidbuilder.formats.readers.prose.statements import find_statement


@pytest.mark.parametrize(
    ("sentence", "is_asking"),
    [
        ("Auf Verlangen legt der Auftragnehmer den Nachweis vor.", True),
        ("Soweit vereinbart, installiert und wartet der Auftragnehmer die Pumpen.", True),
        ("Ändert sich die Norm, wird sich der Auftragnehmer um Anpassung bemühen.", True),
        ("Vor Beginn schließen die Parteien eine Vereinbarung.", True),
        ("Stellt der Auftragnehmer einen Mangel fest.", False),
        ("Im Gegenzug erhält der Auftragnehmer die Pläne.", False),
        ("Der Lieferant ist verpflichtet, den Kessel jährlich zu prüfen.", True),
        ("Die Übergabe erfolgt am Standort Nord.", True),
        ("Die Zahlung erfolgt am Monatsende.", False),
        ("Ved fejl udbedrer leverandøren anlægget.", True),
        ("I aftalen har leverandøren sit kontor.", False),
        ("Tegningerne arkiveres i fem år.", True),
        ("Tilbuddene evalueres af et udvalg.", False),
        ("Leverandøren er alene berettiget til at bruge data i aftaleperioden.", True),
        ("Skal der være en reservepumpe?", False),
        ("Install the pumps on concrete plinths.", True),
        ("Furnish and install three (3) pumps.", True),
        ("Fully coordinate all seals.", True),
        ("Supply chains differ from country to country.", False),
        ("The Supplier shall not refer to the Client in advertising.", True),
        ("“Works” refers to everything within the fence.", False),
        ("The frame will be rigidly bolted to the floor.", True),
        ("The frame will be inspected by the buyer.", False),
        ("Der Lieferant ist für die Messung verantwortlich.", True),
        ("Der Auftraggeber ist für die Messung verantwortlich.", False),
        ("Über Ort, Tag und Stunde stimmen sich die Parteien ab.", True),
        ("Jede Partei trägt ihre Kosten.", True),
        ("The drawings may not be copied by the supplier.", True),
        ("Every journey requires prior approval.", True),
        ("Die Filter werden monatlich gereinigt.", True),
        ("Die Filter werden vom Auftraggeber gereinigt.", False),
        ("Die Pläne werden vom Lieferanten geführt.", True),
        ("Timeprisen bemærkes, da den ikke må overstige loftet.", True),
        ("Det er meget vigtigt, at tavlen er tør.", True),
        ("Hver deltager kan kun aflevere ét bud.", True),
        ("It is the sole responsibility of the Proponent to look for addenda.", True),
        ("Proponents are solely responsible for their own costs.", True),
        ("Prøver efter DS 735.", True),
        ("Prøver efter aftale.", False),
        ("Med udgangspunkt i planen, beskriv jeres løsning.", True),
        ("Upon completion, provide the keys to the warden.", True),
        ("Upon completion, the badges are void.", False),
        ("The objective of this contract is to obtain cleaning that must not fail.", True),
        ("The primary goal of this contract is to have floors which will be cleaned.", False),
        ("Kommunen vejer de brugte filtre.", False),
        ("Tilbudsgiver vil senere have mulighed for at se skolen.", False),
        ("Procurement Officer Note: revise or delete as required.", False),
        ("Vejledning til ordregiver: Afsnittet skal slettes, hvis der ingen option er.", False),
        ("Note to the contractor: all doors must be fire doors.", True),
    ],
)
def test_contracts_ask_in_forms_of_their_own(sentence: str, is_asking: bool) -> None:
    assert (find_statement(sentence, is_about_tendering=False) is not None) is is_asking


_SPECIFICATION = """\
5. TESTS AND INSPECTIONS

2.1.3 Der Lieferant liefert zwei Kessel.

The pumps shall be built in accordance with the following standards.

EN 809 Pumps and pump units

IEC 60034-1 Rotating machines

6. RATINGS

- Rated speed ....... 1450 rpm
- Casing of cast iron

Submissions of figures shall be made for every pump and motor by means of
- a curve
&nbsp;&nbsp;(i) at full speed

| Deliverable | Performance standard | Quality level |
|---|---|---|
| Tested code | Tests for all of it | 90 % coverage |
| Manual | Danish | complete |
"""


def test_typed_numbers_standards_and_lists_are_read_as_they_are_meant() -> None:
    found = read_plain("spec.md", _SPECIFICATION).tender.requirements
    by_text = {one.text: one for one in found}
    assert by_text["Der Lieferant liefert zwei Kessel."].number == "2.1.3"
    assert by_text["EN 809 Pumps and pump units"].title.endswith("the following standards.")
    assert by_text["Rated speed ....... 1450 rpm"].section == ("6 RATINGS",)
    assert {"Casing of cast iron", "a curve", "at full speed"} <= set(by_text)
    assert [one.text for one in found if "Tested" in one.text] == ["Tested code Tests for all of it 90 % coverage"]
    assert not any(text.isupper() for text in by_text)


_CLAUSES = """\
1.6.2 Keys. The contractor shall count
the keys every week.
1.6.3 Locks. The contractor shall change the
locks in 3.5 hours.
"""


def test_clauses_without_empty_lines_between_them_keep_their_numbers_and_lines() -> None:
    found = read_plain("clauses.txt", _CLAUSES).tender.requirements
    assert [(one.number, one.source.cell, one.text) for one in found] == [
        ("1.6.2", "L1", "The contractor shall count the keys every week."),
        ("1.6.3", "L3", "The contractor shall change the locks in 3.5 hours."),
    ]


_TERSE = """\
## 4. Testing

Every drum is looked at:

- Partial discharge test
- Colour, by eye

## 5. Background

- A brewery of 1890
"""


def test_what_the_work_consists_of_is_asked_for_item_by_item() -> None:
    found = read_plain("scope.md", "1. The work generally includes:\n\t1. Walls:\n\t\t1. A door\n").tender.requirements
    assert [(one.text, one.title) for one in found] == [("A door", "Walls:")]


def test_plain_items_ask_for_something_in_a_chapter_of_requirements_only() -> None:
    found = read_plain("terse.md", _TERSE).tender.requirements
    assert [(one.text, one.confidence) for one in found] == [
        ("Partial discharge test", "low"),
        ("Colour, by eye", "low"),
    ]
