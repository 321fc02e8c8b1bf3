"""Every operator over every kind of value: verdict, margin and the proof that goes with them."""

from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.matching.constraints import check_constraint
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, flag, interval, number, offering, text
from tests.factories.requirements import constraint

DICTIONARY = small_dictionary()
MET, PARTLY, NOT_MET, UNKNOWN = Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET, Verdict.UNKNOWN


def check(wanted: Constraint, *values: PropertyValue) -> Proof:
    return check_constraint(wanted, offering(*values), DICTIONARY)


@pytest.mark.parametrize(
    ("offered", "operator", "values", "unit", "verdict", "margin"),
    [
        # one number
        (number("power", "12", "kW"),       "≥",     ("12",),         "kW", MET,     "0"),
        (number("power", "11.9", "kW"),     "≥",     ("12",),         "kW", NOT_MET, "-0.1"),
        (number("power", "15", "kW"),       "≥",     ("12",),         "kW", MET,     "3"),
        (number("power", "15000", "W"),     "≥",     ("12",),         "kW", MET,     "3"),
        (number("power", "15", "kW"),       "≥",     ("0.012",),      "MW", MET,     "3"),
        (number("power", "15"),             "≥",     ("12000",),      "W",  MET,     "3"),
        (number("power", "12", "kW"),       "≤",     ("12",),         "kW", MET,     "0"),
        (number("power", "12.1", "kW"),     "≤",     ("12",),         "kW", NOT_MET, "-0.1"),
        (number("power", "12", "kW"),       "=",     ("12",),         "kW", MET,     None),
        (number("power", "12000", "W"),     "=",     ("12",),         "kW", MET,     None),
        (number("power", "12.5", "kW"),     "=",     ("12",),         "kW", NOT_MET, None),
        (number("power", "12", "kW"),       "≠",     ("12",),         "kW", NOT_MET, None),
        (number("power", "13", "kW"),       "≠",     ("12",),         "kW", MET,     None),
        (number("power", "10", "kW"),       "between", ("10", "20"),  "kW", MET,     "0"),
        (number("power", "20", "kW"),       "between", ("10", "20"),  "kW", MET,     "0"),
        (number("power", "9", "kW"),        "between", ("10", "20"),  "kW", NOT_MET, "-1"),
        (number("power", "23", "kW"),       "between", ("10", "20"),  "kW", NOT_MET, "-3"),
        (number("power", "11", "kW"),       "one-of", ("7.5", "11"),  "kW", MET,     None),
        (number("power", "12", "kW"),       "one-of", ("7.5", "11"),  "kW", NOT_MET, None),
        (number("power", "11", "kW"),       "all-of", ("7.5", "11"),  "kW", PARTLY,  None),
        (number("power", "11", "kW"),       "present", (),            "",   MET,     None),
        # a range
        (interval("power", "12", "20", "kW"), "≥",   ("12",),         "kW", MET,     "0"),
        (interval("power", "11", "20", "kW"), "≥",   ("12",),         "kW", PARTLY,  "-1"),
        (interval("power", "5", "11", "kW"),  "≥",   ("12",),         "kW", NOT_MET, "-7"),
        (interval("power", None, "20", "kW"), "≥",   ("12",),         "kW", PARTLY,  None),
        (interval("power", None, "11", "kW"), "≥",   ("12",),         "kW", NOT_MET, None),
        (interval("power", "13", None, "kW"), "≥",   ("12",),         "kW", MET,     "1"),
        (interval("power", "5", "12", "kW"),  "≤",   ("12",),         "kW", MET,     "0"),
        (interval("power", "5", "13", "kW"),  "≤",   ("12",),         "kW", PARTLY,  "-1"),
        (interval("power", "5", None, "kW"),  "≤",   ("12",),         "kW", PARTLY,  None),
        (interval("power", "5", "15", "kW"),  "=",   ("12",),         "kW", PARTLY,  None),
        (interval("power", "5", "15", "kW"),  "≠",   ("12",),         "kW", PARTLY,  None),
        (interval("power", "5", "11", "kW"),  "≠",   ("12",),         "kW", MET,     None),
        (interval("power", "5", "15", "kW"),  "between", ("5", "15"), "kW", MET,     "0"),
        (interval("power", "5", "16", "kW"),  "between", ("5", "15"), "kW", PARTLY,  "-1"),
        (interval("power", "16", "17", "kW"), "between", ("5", "15"), "kW", NOT_MET, "-2"),
        (interval("power", "5", "15", "kW"),  "one-of", ("7.5", "20"), "kW", PARTLY, None),
        (interval("power", "5", "15", "kW"),  "all-of", ("7.5", "11"), "kW", MET,    None),
        (interval("power", "5", "15", "kW"),  "all-of", ("7.5", "20"), "kW", PARTLY, None),
        # the asked range has to lie inside the offered one
        (interval("ambient_temperature", "-25", "50", "degC"), "contains-interval", ("-20", "45"), "degC", MET,     "5"),
        (interval("ambient_temperature", "-20", "45", "degC"), "contains-interval", ("-20", "45"), "degC", MET,     "0"),
        (interval("ambient_temperature", "-10", "50", "degC"), "contains-interval", ("-20", "45"), "degC", PARTLY,  "-10"),
        (interval("ambient_temperature", "46", "50", "degC"),  "contains-interval", ("-20", "45"), "degC", NOT_MET, "-66"),
        (interval("ambient_temperature", "-25", None, "degC"), "contains-interval", ("-20", "45"), "degC", MET,     "5"),
        (interval("ambient_temperature", "-13", "122", "degF"), "contains-interval", ("-20", "45"), "degC", MET,    "5"),
        # several separate values
        (choice("voltage", "230", "400", unit="V"), "=",      ("400",),        "V",  MET,     None),
        (choice("voltage", "230", "400", unit="V"), "=",      ("0.4",),        "kV", MET,     None),
        (choice("voltage", "230", "400", unit="V"), "=",      ("500",),        "V",  NOT_MET, None),
        (choice("voltage", "230", "400", unit="V"), "one-of", ("400", "480"),  "V",  MET,     None),
        (choice("voltage", "230", "400", unit="V"), "all-of", ("230", "400"),  "V",  MET,     None),
        (choice("voltage", "230", "400", unit="V"), "all-of", ("230", "500"),  "V",  PARTLY,  None),
        (choice("voltage", "230", "400", unit="V"), "≥",      ("230",),        "V",  MET,     "0"),
        (choice("voltage", "230", "400", unit="V"), "≥",      ("400",),        "V",  PARTLY,  "-170"),
        (choice("voltage", "230", "400", unit="V"), "≥",      ("500",),        "V",  NOT_MET, "-270"),
        (choice("voltage", "230", "400", unit="V"), "≠",      ("400",),        "V",  PARTLY,  None),
        # plain bar of a gauge pressure
        (number("pressure", "10", "bar"),           "≥",      ("8",),          "barg", MET,   "2"),
    ],
)  # fmt: skip
def test_numbers_and_ranges(
    offered: PropertyValue, operator: str, values: tuple[str, ...], unit: str, verdict: Verdict, margin: str | None
) -> None:
    proof = check(constraint(offered.key, operator, *values, unit=unit), offered)
    assert (proof.verdict, proof.margin) == (verdict, None if margin is None else Decimal(margin))


@pytest.mark.parametrize(
    ("offered", "operator", "values", "verdict"),
    [
        # classes in order
        (choice("efficiency_class", "IE3"),           "≥",       ("IE3",),              MET),
        (choice("efficiency_class", "ie 4"),          "≥",       ("IE3",),              MET),
        (choice("efficiency_class", "IE2"),           "≥",       ("IE3",),              NOT_MET),
        (choice("efficiency_class", "IE2", "IE3"),    "≥",       ("IE3",),              PARTLY),
        (choice("efficiency_class", "IE2"),           "≤",       ("IE3",),              MET),
        (choice("efficiency_class", "IE4"),           "≤",       ("IE3",),              NOT_MET),
        (choice("efficiency_class", "IE2"),           "between", ("IE2", "IE3"),        MET),
        (choice("efficiency_class", "IE4"),           "between", ("IE2", "IE3"),        NOT_MET),
        (choice("efficiency_class", "IE9"),           "≥",       ("IE3",),              UNKNOWN),
        (choice("efficiency_class", "IE4"),           "=",       ("IE3",),              NOT_MET),
        (choice("efficiency_class", "IE3"),           "=",       ("IE3",),              MET),
        # IP codes numeral by numeral
        (choice("protection_class", "IP65"),          "≥",       ("IP54",),             MET),
        (choice("protection_class", "IP54"),          "≥",       ("IP65",),             NOT_MET),
        (choice("protection_class", "IP45"),          "≥",       ("IP54",),             NOT_MET),
        (choice("protection_class", "IP67"),          "≥",       ("IP65",),             NOT_MET),
        (choice("protection_class", "IP68"),          "≥",       ("IP67",),             MET),
        (choice("protection_class", "IP67"),          "≥",       ("IP44",),             MET),
        (choice("protection_class", "IP44"),          "≥",       ("IP4X",),             MET),
        (choice("protection_class", "IPX4"),          "≥",       ("IP44",),             NOT_MET),
        (choice("protection_class", "IP 65"),         "≥",       ("IPX4",),             MET),
        # sets
        (choice("protocol", "Modbus", "BACnet"),      "=",       ("Modbus",),           MET),
        (choice("protocol", "Modbus", "BACnet"),      "=",       ("Profinet",),         NOT_MET),
        (choice("protocol", "OPC UA"),                "one-of",  ("OPC-UA", "Modbus"),  MET),
        (choice("protocol", "BACnet"),                "one-of",  ("OPC-UA", "Modbus"),  NOT_MET),
        (choice("protocol", "Modbus", "OPC-UA"),      "all-of",  ("OPC-UA", "Modbus"),  MET),
        (choice("protocol", "Modbus"),                "all-of",  ("OPC-UA", "Modbus"),  PARTLY),
        (choice("protocol", "BACnet"),                "all-of",  ("OPC-UA", "Modbus"),  NOT_MET),
        (choice("protocol", "BACnet"),                "≠",       ("Modbus",),           MET),
        (choice("protocol", "Modbus"),                "≠",       ("Modbus",),           NOT_MET),
        (choice("protocol", "Modbus", "BACnet"),      "≠",       ("Modbus",),           PARTLY),
        (choice("protocol", "Modbus"),                "≥",       ("BACnet",),           UNKNOWN),
        (choice("protocol", "Modbus"),                "present", (),                    MET),
        # yes and no
        (flag("halogen_free", True),                  "=",       ("true",),             MET),
        (flag("halogen_free", False),                 "=",       ("true",),             NOT_MET),
        (flag("halogen_free", False),                 "=",       ("false",),            MET),
        (flag("halogen_free", True),                  "≠",       ("true",),             NOT_MET),
        (flag("halogen_free", True),                  "present", (),                    MET),
        (flag("halogen_free", False),                 "present", (),                    NOT_MET),
        (flag("halogen_free", True),                  "≥",       ("true",),             UNKNOWN),
        (flag("halogen_free", True),                  "=",       ("perhaps",),          UNKNOWN),
        # texts
        (text("material", "Stainless steel 316L"),    "=",       ("stainless  steel 316L",), MET),
        (text("material", "Stainless steel 304"),     "=",       ("stainless steel 316L",),  UNKNOWN),
        (text("material", "bronze"),                  "one-of",  ("brass", "Bronze"),   MET),
        (text("material", "bronze"),                  "≠",       ("bronze",),           NOT_MET),
        (text("material", "bronze"),                  "present", (),                    MET),
    ],
)  # fmt: skip
def test_choices_flags_and_texts(
    offered: PropertyValue, operator: str, values: tuple[str, ...], verdict: Verdict
) -> None:
    assert check(constraint(offered.key, operator, *values), offered).verdict is verdict


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        (constraint("power", "≥", "12", unit="kW"),          None),
        (constraint("power", "≥", "12", unit="kg"),          number("power", "15", "kW")),
        (constraint("power", "≥", "12", unit="kW"),          number("power", "15", "kg")),
        (constraint("power", "≥", "twelve", unit="kW"),      number("power", "15", "kW")),
        (constraint("power", "≥", unit="kW"),                number("power", "15", "kW")),
        (constraint("power", "≥", "1_2", unit="kW"),         number("power", "15", "kW")),
        (constraint("power", "between", "12", unit="kW"),    number("power", "15", "kW")),
        (constraint("power", "between", "20", "10", unit="kW"), number("power", "15", "kW")),
        (constraint("power", "≥", "12", unit="kW"),          text("power", "on request")),
        (constraint("halogen_free", "=", "true"),            text("halogen_free", "mostly")),
        (constraint("protocol", "=", "Modbus"),              text("protocol", "the usual ones")),
        (constraint("power", "≥", "12", unit="blorg"),       number("power", "15", "kW")),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_unknown_and_says_why(wanted: Constraint, offered: PropertyValue | None) -> None:
    proof = check(wanted, *([offered] if offered else []))
    assert proof.verdict is UNKNOWN
    assert proof.message.format_map(proof.params)


AMBIENT = "ambient_temperature"


@pytest.mark.parametrize(
    ("wanted", "offered", "sentence"),
    [
        (constraint("power", "≥", "12", unit="kW"), number("power", "15000", "W"),
         "15000 W offered against at least 12 kW: 3 kW above."),
        (constraint("power", "≥", "12", unit="kW"), number("power", "12", "kW"),
         "12 kW offered, exactly the limit of 12 kW."),
        (constraint("power", "≤", "0.01", unit="MW"), number("power", "12", "kW"),
         "12 kW offered against at most 0.01 MW: 0.002 MW too much."),
        (constraint(AMBIENT, "contains-interval", "-20", "45", unit="degC"), interval(AMBIENT, "-25", "50", "degC"),
         "−25…50 °C offered covers all of −20…45 °C."),
        (constraint(AMBIENT, "≤", "104", unit="degF"), number(AMBIENT, "45", "degC"),
         "45 °C offered against at most 104 °F: 9 °F too much."),
        (constraint("protection_class", "≥", "IP54"), choice("protection_class", "IP65"),
         "IP65 offered against at least IP54."),
        (constraint("performance", "≥", "3.4", unit="1"), number("performance", "3.6", "1"),
         "3.6 offered against at least 3.4: 0.2 above."),
        (constraint("protocol", "all-of", "Modbus", "BACnet"), choice("protocol", "Modbus"),
         "Modbus offered, but BACnet is missing."),
        (constraint("power", "≥", "12", unit="kg"), number("power", "15", "kW"),
         "15 kW cannot be compared with 12 kg: the units measure different things."),
    ],
)  # fmt: skip
def test_the_proof_is_a_sentence_a_buyer_can_read(wanted: Constraint, offered: PropertyValue, sentence: str) -> None:
    proof = check(wanted, offered)
    assert proof.message.format_map(proof.params) == sentence


def test_the_proof_names_its_source_and_scale() -> None:
    stated = number("power", "15000", "W", document="Data sheet P-100", page=3)
    proof = check_constraint(
        constraint("power", "≥", "12", unit="kW"), offering(stated, id=7, version=2), DICTIONARY, item_key="n4"
    )
    assert (proof.offering_id, proof.offering_version, proof.item_key) == (7, 2, "n4")
    assert (proof.document, proof.page) == ("Data sheet P-100", 3)
    assert (proof.canonical_bound, proof.canonical_offered, proof.canonical_unit) == ((12, None), (15, 15), "kW")


def test_a_property_the_dictionary_does_not_know_is_compared_in_the_buyers_unit() -> None:
    proof = check(constraint("foam_height", "≤", "20", unit="mm"), number("foam_height", "1.5", "cm"))
    assert (proof.verdict, proof.margin) == (MET, 5)


def test_lead_time_and_origin_come_from_the_supply_terms() -> None:
    terms = offering().terms.__class__(lead_time_days=63, country_of_origin="DK")
    sold = offering(terms=terms)
    assert check_constraint(constraint("lead_time_days", "≤", "10", unit="week"), sold, DICTIONARY).verdict is MET
    assert check_constraint(constraint("lead_time_days", "≤", "8", unit="week"), sold, DICTIONARY).verdict is NOT_MET
    assert check_constraint(constraint("country_of_origin", "one-of", "DK", "SE"), sold, DICTIONARY).verdict is MET
