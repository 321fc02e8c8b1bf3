"""Features and values that a BMEcat file states by their ETIM codes: named by the file, by the dictionary, or not at all."""

from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import article, bmecat, found, read_text

CLASSIFICATION = """<CLASSIFICATION_SYSTEM><CLASSIFICATION_SYSTEM_FEATURE_TEMPLATES>
<CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE><FT_ID>EF999901</FT_ID><FT_NAME>Nennleistung</FT_NAME></CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE>
</CLASSIFICATION_SYSTEM_FEATURE_TEMPLATES><ALLOWED_VALUES><ALLOWED_VALUE><ALLOWED_VALUE_ID>EV999901</ALLOWED_VALUE_ID>
<ALLOWED_VALUE_NAME>IP65</ALLOWED_VALUE_NAME></ALLOWED_VALUE><ALLOWED_VALUE><ALLOWED_VALUE_ID>55</ALLOWED_VALUE_ID>
<ALLOWED_VALUE_NAME>rot</ALLOWED_VALUE_NAME></ALLOWED_VALUE></ALLOWED_VALUES></CLASSIFICATION_SYSTEM>"""


def feature(name: str, value: str, unit: str = "") -> str:
    return f"<FEATURE><FNAME>{name}</FNAME><FVALUE>{value}</FVALUE>{f'<FUNIT>{unit}</FUNIT>' if unit else ''}</FEATURE>"


def properties(*features: str, before: str = "") -> tuple[list[PropertyValue], list[tuple[str, str]]]:
    text = bmecat(before + article(more=f"<ARTICLE_FEATURES>{''.join(features)}</ARTICLE_FEATURES>"))
    reading = read_text(text)
    told = [(one.code, one.params["subject"]) for one in reading.findings if one.code.startswith("etim-")]
    return list(reading.drafts[0].offering.properties), told


def test_the_codes_of_features_most_classes_share_are_known() -> None:
    stated, told = properties(feature("EF000008", "541", "EU570448"), feature("EF005474", "IP54"))
    assert [one.key for one in stated] == ["width", "protection_class"]
    assert told == []


def test_a_code_without_a_name_keeps_its_value_and_is_told_as_what_it_is() -> None:
    stated, told = properties(feature("EF999999", "12"), feature("EF999999", "13"))
    assert [(one.key, one.source_name, one.text) for one in stated] == [
        ("", "EF999999", "12"),
        ("", "EF999999", "13"),
    ]
    assert told == [("etim-feature-unnamed", "EF999999")]


def test_a_coded_value_is_never_taken_for_what_it_stands_for() -> None:
    stated, told = properties(feature("EF005474", "EV000123"))
    assert [(one.key, one.text) for one in stated] == [("", "EV000123")]
    assert told == [("etim-value-unnamed", "EF005474 = EV000123")]


def test_names_that_the_file_gives_for_its_codes_are_read() -> None:
    stated, told = properties(feature("EF999901", "55", "KWT"), feature("EF005474", "EV999901"), before=CLASSIFICATION)
    assert [(one.key, one.typed) for one in stated] == [("rated_power", "55 kW"), ("protection_class", "IP65")]
    assert told == []


def test_a_column_of_a_list_may_be_titled_by_an_etim_code() -> None:
    reading = read_catalogue("list.csv", b"Varenr;Navn;EF000040 [mm]\nA;Skab;1200\n", {})
    assert [(one.key, one.unit) for one in reading.drafts[0].offering.properties] == [("height", "mm")]
    assert found(reading, "column-unknown") == []
