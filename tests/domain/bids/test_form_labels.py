"""What labels in buyers' forms ask for, in several languages, and the answer of a drop-down that says what a verdict says."""

import pytest

from bidbuilder.domain.bids.form_answers import choose_answer, verdict_of_choice
from bidbuilder.domain.bids.form_labels import Meaning, find_meaning
from bidbuilder.domain.matching.verdicts import Verdict

MET, PARTLY, DEVIATION, NOT_MET = Verdict.MET, Verdict.PARTLY, Verdict.DEVIATION, Verdict.NOT_MET


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Company Name:", Meaning.LEGAL_NAME),
        ("1.1 Name of the Bidder", Meaning.LEGAL_NAME),
        ("[insert full name of Bidder]", Meaning.LEGAL_NAME),
        ("Virksomhedens navn", Meaning.LEGAL_NAME),
        ("Name des Bieters", Meaning.LEGAL_NAME),
        ("CVR-nr.", Meaning.REGISTRATION),
        ("VAT No.", Meaning.VAT),
        ("Tax ID", Meaning.VAT),
        ("Moms nr.", Meaning.VAT),
        ("Address", Meaning.ADDRESS),
        ("Postnr.", Meaning.POSTAL_CODE),
        ("Printed Name", Meaning.SIGNATORY),
        ("complete name of person signing the Bid", Meaning.SIGNATORY),
        ("Stilling", Meaning.SIGNATORY_TITLE),
        ("Signature", Meaning.SIGNATURE),
        ("RFP No.", Meaning.REFERENCE),
        ("Udbudsnr.", Meaning.REFERENCE),
        ("[insert date]", Meaning.DATE),
        ("Grand total", Meaning.TOTAL),
        ("Total price excl. VAT", Meaning.TOTAL),
        ("Total bid price in words", Meaning.TOTAL_IN_WORDS),
        ("Angebotssumme", Meaning.TOTAL),
        ("Bid validity (days)", Meaning.VALIDITY_DAYS),
        ("Number of employees", None),
        ("Describe the company's experience with works of this kind", None),
        ("", None),
    ],
)
def test_a_label_asks_for(label: str, meaning: Meaning | None) -> None:
    assert find_meaning(label) is meaning


@pytest.mark.parametrize(
    ("choices", "met", "partly", "deviation", "not_met"),
    [
        (("Yes", "No", "Partly"),                      "Yes", "Partly", "Partly", "No"),
        (("Nej", "Delvist", "Ja"),                     "Ja", "Delvist", "Delvist", "Nej"),
        (("Not compliant", "Compliant"),               "Compliant", None, None, "Not compliant"),
        (("C", "PC", "NC"),                            "C", "PC", "PC", "NC"),
        (("Opfyldt", "Ikke opfyldt", "Opfyldt med forbehold"), "Opfyldt", None, "Opfyldt med forbehold", "Ikke opfyldt"),
        (("Standard", "3rd party", "Customization", "Not available"), "Standard", None, "Customization", "Not available"),
        (("Nicht erfüllt", "Teilweise erfüllt", "Erfüllt"), "Erfüllt", "Teilweise erfüllt", "Teilweise erfüllt", "Nicht erfüllt"),
        (("N/A", "Select one"),                        None, None, None, None),
        ((),                                           None, None, None, None),
    ],
)  # fmt: skip
def test_a_drop_down_answers_a_verdict_in_the_buyer_s_words_or_not_at_all(
    choices: tuple[str, ...], met: str | None, partly: str | None, deviation: str | None, not_met: str | None
) -> None:
    assert [choose_answer(one, choices) for one in (MET, PARTLY, DEVIATION, NOT_MET)] == [
        met,
        partly,
        deviation,
        not_met,
    ]
    assert choose_answer(Verdict.UNKNOWN, choices) is None


@pytest.mark.parametrize(
    "refusing", ["No", "Does not comply", "Non-compliant", "Opfyldes ikke", "Kan nicht", "Not supported"]
)
def test_a_refusing_answer_never_counts_as_met(refusing: str) -> None:
    assert verdict_of_choice(refusing) is NOT_MET
