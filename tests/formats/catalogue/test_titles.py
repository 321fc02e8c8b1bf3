"""What titles of columns mean, in English, Danish and German."""

import pytest

from bidbuilder.formats.readers.catalogue.table.titles import recognise_title


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Varenr.", "code"),
        ("Vare-nr", "code"),
        ("VARENUMMER", "code"),
        ("Item no.", "code"),
        ("SKU", "code"),
        ("Artikel-Nr.", "code"),
        ("supplierArticleId", "code"),
        ("Bestellnummer", "code"),
        ("Navn", "name"),
        ("Varenavn (dansk)", "name.da"),
        ("Navn dansk", "name.da"),
        ("Name (English)", "name.en"),
        ("Name EN", "name.en"),
        ("Bezeichnung [deutsch]", "name.de"),
        ("Beskrivelse (engelsk)", "description.en"),
        ("Langtext", "description"),
        ("Producent", "manufacturer"),
        ("Hersteller-Artikelnummer", "part_number"),
        ("EAN-kode", "gtin"),
        ("Enhed", "unit"),
        ("Mengeneinheit", "unit"),
        ("Kolli", "pack_size"),
        ("MOQ", "minimum_order"),
        ("Mindestbestellmenge", "minimum_order"),
        ("Leveringstid", "lead_time"),
        ("Leveringstid (uger)", "lead_time:weeks"),
        ("Leveringstid i dage", "lead_time:days"),
        ("Lieferzeit [Tage]", "lead_time:days"),
        ("Lead time, weeks", "lead_time:weeks"),
        ("Oprindelsesland", "origin"),
        ("Zolltarifnummer", "hs_code"),
        ("CPV", "classification.CPV"),
        ("Varegruppe", "classification.group"),
        ("Klassifikation ECLASS-9.0", "classification.ECLASS-9.0"),
        ("Valuta", "currency"),
        ("Pris", "price"),
        ("Stykpris DKK", "price:DKK"),
        ("Pris ekskl. moms (EUR)", "price:EUR"),
        ("Pris kr.", "price:kr"),
        ("€ Preis", "price:EUR"),
        ("Nettopris, DKK pr. stk.", "price:DKK"),
        ("Pris v. 10 stk.", "price.10"),
        ("Pris fra 100", "price.100"),
        ("Price 5+", "price.5"),
        ("Preis ab 25 Stück", "price.25"),
        ("Pris ved 50 stk. (DKK)", "price.50:DKK"),
        ("10 stk pris", "price.10"),
        ("priceAmount2", "price#2"),
        ("Menge 1", "from_quantity#1"),
        ("Incoterms", "incoterm"),
        ("Leveringssted", "place"),
        ("Gyldig til", "valid_until"),
        ("gültig bis", "valid_until"),
        ("Certifikatnr.", "certificate.number"),
        ("Certifikat 2 nummer", "certificate.number#2"),
        ("Vægt", "mass"),
        ("Vægt [kg]", "mass:kg"),
        ("Gewicht in g", "mass:g"),
        ("Mærkeeffekt [kW]", "property.rated_power:kW"),
        ("Mærkeeffekt kW", "property.rated_power:kW"),
        ("Rated power (MW)", "property.rated_power:MW"),
        ("Nennspannung", "property.rated_voltage"),
        ("rated_voltage", "property.rated_voltage"),
        ("Egenskab 1 navn", "attribute.name#1"),
        ("attributeValue3", "attribute.value#3"),
    ],
)
def test_a_title_means_a_field(title: str, field: str) -> None:
    assert str(recognise_title(title)) == field


@pytest.mark.parametrize(
    "title",
    [
        "",
        "   ",
        "Intern note",
        "Hyldenummer",
        "12",
        "2026",
        "Centrifugalpumper",
        "Alle priser i DKK",
        "x" * 500,
        "Pris 2026 og 2027",
    ],
)
def test_other_titles_are_not_guessed(title: str) -> None:
    assert recognise_title(title) is None
