"""Suppliers' files for tests: lists as they come from firms, and small BMEcat, DATANORM and UBL documents."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.workbooks import workbook

# A list as a pump maker keeps it: lines above, two rows of titles, headings between, breaks in columns, a note below.
PUMP_MAKER = [
    ["Nordisk Pumpeteknik ApS – prisliste 2026"],
    ["Alle priser i DKK ekskl. moms"],
    [],
    ["Vare", None, None, "Tekniske data", None, None, "Pris", None, None, "Levering", None],
    [
        *("Varenr.", "Betegnelse", "Enhed", "Mærkeeffekt [kW]", "Mærkespænding", "IP-klasse"),
        *("1 stk", "10 stk", "50 stk", "Leveringstid (uger)", "Oprindelsesland"),
    ],
    ["Centrifugalpumper"],
    ["NP-100", "Centrifugalpumpe 100", "stk", "7,5", "400 V", "IP55", 12500, 11800.5, 11000, 6, "Danmark"],
    [
        "NP-101",
        "Centrifugalpumpe 101",
        "stk.",
        "11",
        "230/400 V",
        "IP55",
        "14.250,00",
        "13.500,50",
        "12.900,-",
        6,
        "DK",
    ],
    [
        "NP-102",
        "Centrifugalpumpe 102",
        "stk",
        "15",
        "400 V",
        "IP 55",
        "kr. 16.100,00",
        "på forespørgsel",
        None,
        "2-3 uger",
        "Tyskland",
    ],
    ["Priserne gælder til 31.12.2026"],
]
PUMP_MAKER_MERGED = ("A4:C4", "D4:F4", "G4:I4", "J4:K4")

# A tank maker's export from an accounting program.
TANK_MAKER = (
    "Varenummer;Varenavn (dansk);Varenavn (engelsk);Stykpris DKK;Pris v. 10 stk.;Min. ordre;Vægt kg;"
    "Certifikat;Certifikat udløber\r\n"
    'A-1;Rustfri beholder 500 l;Stainless tank 500 l;"4.500,00";4.200,00;1;85,5;EN 1090;31-12-2026\r\n'
    "A-2;Rustfri beholder 1000 l;Stainless tank 1000 l;6.750,00;6.500,00;2;140;EN 1090;30-06-2027\r\n"
).encode("cp1252")

# A service firm: hours and days, in euros, titles in English, columns in an order of its own.
SERVICE_FIRM = [
    ["Currency", "Unit price", "UoM", "Offering", "Kind", "SKU", "Lead time days"],
    ["EUR", 95, "h", "Commissioning engineer", "service", "S-1", 14],
    ["EUR", 640.5, "d", "Welding inspector", "competence", "S-2", 21],
    ["DKK", 1200, "t", "Digestate, liquid", "by-product", "B-1", None],
]

# A German wholesaler, breaks in groups of columns.
WHOLESALER = [
    [
        "Artikelnummer",
        "Bezeichnung",
        "Mengeneinheit",
        "Währung",
        "Menge 1",
        "Preis 1",
        "Menge 2",
        "Preis 2",
        "Ursprungsland",
    ],
    ["W-1", "Kugelhahn DN50", "Stück", "EUR", 1, "84,90", 25, "79,50", "DE"],
    ["W-2", "Wärmezähler", "Stück", "EUR", 1, "1.240,00", 10, "1.180,00", "AT"],
]


def read_rows(
    rows: Sequence[Sequence[object]], options: Mapping[str, str] | None = None, **looks: object
) -> CatalogueReading:
    """Read rows as a workbook of one sheet `List`."""
    content = workbook({"List": rows}, **looks)  # type: ignore[arg-type]
    return read_catalogue("list.xlsx", content, options or {})


def read_text(text: str, options: Mapping[str, str] | None = None) -> CatalogueReading:
    """Read a text as a file of any format."""
    return read_catalogue("file", text.encode(), options or {})


def draft_of(reading: CatalogueReading, code: str) -> OfferingDraft:
    """The first draft with that code."""
    return next(draft for draft in reading.drafts if draft.offering.code == code)


def found(reading: CatalogueReading, code: str) -> list[Finding]:
    """The findings with that code."""
    return [finding for finding in reading.findings if finding.code == code]


def cells(findings: Sequence[Finding]) -> list[str]:
    """The cells of findings."""
    return [(finding.where.cell or "") if finding.where else "" for finding in findings]


def ladder(draft: OfferingDraft, index: int = 0) -> list[tuple[str, str]]:
    """The breaks of one price list as texts."""
    return [(str(step.from_quantity), str(step.unit_price)) for step in draft.prices[index].breaks]


def bmecat(
    articles: str,
    *,
    header: str = "<LANGUAGE>deu</LANGUAGE><CURRENCY>EUR</CURRENCY>",
    attributes: str = 'version="1.2"',
) -> str:
    """A BMEcat 1.2 document around articles."""
    return f"<BMECAT {attributes}><HEADER><CATALOG>{header}</CATALOG></HEADER><T_NEW_CATALOG>{articles}</T_NEW_CATALOG></BMECAT>"


def article(code: str = "A-1", name: str = "Pumpe", more: str = "", prices: str = "") -> str:
    """A BMEcat 1.2 article."""
    return (
        f"<ARTICLE><SUPPLIER_AID>{code}</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>{name}</DESCRIPTION_SHORT>"
        f"</ARTICLE_DETAILS>{more}<ARTICLE_ORDER_DETAILS><ORDER_UNIT>C62</ORDER_UNIT></ARTICLE_ORDER_DETAILS>"
        f"<ARTICLE_PRICE_DETAILS>{prices}</ARTICLE_PRICE_DETAILS></ARTICLE>"
    )


def price(amount: str, more: str = "", kind: str = "net_list") -> str:
    """A BMEcat 1.2 price."""
    return f'<ARTICLE_PRICE price_type="{kind}"><PRICE_AMOUNT>{amount}</PRICE_AMOUNT>{more}</ARTICLE_PRICE>'


def datanorm(*records: str) -> bytes:
    """A DATANORM 4 file around records, in code page 850."""
    header = "V 010126Firma".ljust(123) + "04EUR"
    return "\r\n".join([header, *records, "\x1a"]).encode("cp850")


def datanorm_5(*records: str) -> bytes:
    """A DATANORM 5 file around records, in code page 850, with the last one that counts them."""
    last = f"E;{len(records) + 2};Ende;"
    return "\r\n".join(["V;050;A;20260101;EUR;Preisliste;;FIRMA;;;;;;;;", *records, last]).encode("cp850")


def ubl_catalogue(*lines: str) -> str:
    """A UBL catalogue around lines."""
    spaces = " ".join(
        f'xmlns{prefix}="urn:oasis:names:specification:ubl:schema:xsd:{name}-2"'
        for prefix, name in (
            ("", "Catalogue"),
            (":cac", "CommonAggregateComponents"),
            (":cbc", "CommonBasicComponents"),
        )
    )
    return f"<Catalogue {spaces}>{''.join(lines)}</Catalogue>"


def ubl_line(code: str = "U-1", more: str = "", item: str = "") -> str:
    """A line of a UBL catalogue."""
    return (
        f"<cac:CatalogueLine>{more}<cac:Item><cbc:Name>Valve</cbc:Name><cac:SellersItemIdentification><cbc:ID>{code}</cbc:ID>"
        f"</cac:SellersItemIdentification>{item}</cac:Item></cac:CatalogueLine>"
    )


def numbered_list(count: int, title: str = "", content: object = None, name: str = "Pumpe") -> bytes:
    """A list of so many articles with Danish titles; each has `content` in one more column called `title`, if given."""
    head = ["Varenr.", "Betegnelse", "Enhed", "Pris DKK", "Effekt kW", *([title] if title else [])]
    rows = [
        [f"N-{row:05}", f"{name} {row}", "stk", 100 + row, row % 50 + 1, *([content] if title else [])]
        for row in range(1, count + 1)
    ]
    return workbook({"Liste": [head, *rows]})


def valve_maker(count: int, rise: str = "0,00") -> bytes:
    """The list of a Danish maker of valves: a merged row of groups, units in titles, 1.234,56, DN and IP; one price is a word.

    `rise` is added to every price. The title `Vor ref.` means nothing to anybody but the firm.
    """
    head = [
        *("Varenr.", "Betegnelse", "Enhed", "Nominel diameter", "Mærkeeffekt [kW]", "IP-klasse"),
        *("1 stk", "10 stk", "Leveringstid (uger)", "Vægt [kg]", "Vor ref."),
    ]
    groups = ["Vare", None, None, "Tekniske data", None, None, "Pris i DKK", None, "Levering", None, None]
    more = Decimal(rise.replace(",", "."))
    rows = [_valve(number, more) for number in range(1, count + 1)]
    if rise == "0,00":
        rows[4][6] = "mange penge"
    sheet = [["Ventilfabrikken ApS – prisliste 2026"], ["Priser i DKK ekskl. moms"], [], groups, head, *rows]
    return workbook({"Prisliste": sheet}, merged=("D4:F4", "G4:H4", "I4:J4"))


def _valve(number: int, more: Decimal) -> list[object]:
    size, price = (15, 20, 25, 32, 40, 50, 65, 80, 100)[number % 9], Decimal(1000 + 7 * number) + more
    return [
        *(f"V-{number:04}", f"Motorventil DN{size} nr. {number}", "stk", f"DN{size}", f"{number % 8 + 1},5", "IP65"),
        *(_danish(price), _danish(price * Decimal("0.9")), 3, f"{number % 40},2", f"REF{number}"),
    ]


def _danish(amount: Decimal) -> str:
    whole, _, cents = f"{amount:,.2f}".partition(".")
    return f"{whole.replace(',', '.')},{cents}"
