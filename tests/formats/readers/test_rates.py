"""Files of exchange rates as the European Central Bank publishes them."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.pricing.rates_reading import RatesMissing
from bidbuilder.formats.readers.rates import read_rates
from bidbuilder.formats.refusals import FileBroken, FileEmpty, FileRefused, FileUnknown
from tests.corpus import every_shared_file

DAILY = b"Date, USD, JPY, DKK, \n20 November 2026, 1.0523, 162.35, 7.4600, \n"
HISTORY = (
    b"Date,USD,JPY,CYP,\n2026-11-20,1.0523,162.35,N/A,\n2026-11-19,1.0510,N/A,N/A,\n1999-01-04,1.1789,133.73,0.58231,\n"
)
PORTAL = (
    b"KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
    b"EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-11-19,1.051\n"
    b"EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-11-20,1.0523\n"
    b"EXR.D.DKK.EUR.SP00.A,D,DKK,EUR,SP00,A,2026-11-20,7.46\n"
)


def _zipped(content: bytes, name: str = "eurofxref.csv") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("content", [DAILY, b"\xef\xbb\xbf" + DAILY, DAILY.replace(b"\n", b"\r\n"), _zipped(DAILY)])
def test_daily_file_is_one_table_on_the_euro(content: bytes) -> None:
    (table,) = read_rates("eurofxref.csv", content).tables
    assert (table.day, table.base, table.source) == (date(2026, 11, 20), "EUR", "European Central Bank")
    assert table.rates == {"USD": Decimal("1.0523"), "JPY": Decimal("162.35"), "DKK": Decimal("7.4600")}


def test_history_is_a_table_a_day_without_currencies_that_had_no_rate() -> None:
    tables = read_rates("eurofxref-hist.csv", HISTORY).tables
    assert [table.day for table in tables] == [date(2026, 11, 20), date(2026, 11, 19), date(1999, 1, 4)]
    assert tables[1].rates == {"USD": Decimal("1.0510")}
    assert tables[2].rates["CYP"] == Decimal("0.58231")


XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject>
<Cube><Cube time="2026-11-20"><Cube currency="USD" rate="1.0523"/><Cube currency="DKK" rate="7.4600"/>
<Cube currency="SEK" rate="-"/></Cube><Cube time="2026-11-19"><Cube currency="DKK" rate="7.4590"/></Cube></Cube>
</gesmes:Envelope>"""


def test_xml_of_the_bank_has_a_table_a_day_and_names_what_is_no_rate() -> None:
    reading = read_rates("eurofxref-hist-90d.xml", XML)
    assert [(table.day, dict(table.rates)) for table in reading.tables] == [
        (date(2026, 11, 20), {"USD": Decimal("1.0523"), "DKK": Decimal("7.4600")}),
        (date(2026, 11, 19), {"DKK": Decimal("7.4590")}),
    ]
    (said,) = reading.findings
    assert (said.code, said.params["currency"]) == ("rate-unreadable", "SEK")
    with pytest.raises(FileUnknown):
        read_rates("other.xml", b"<Envelope/>")


def test_portal_file_is_gathered_by_day() -> None:
    tables = read_rates("data.csv", PORTAL).tables
    assert tables[0].rates == {"USD": Decimal("1.0523"), "DKK": Decimal("7.46")}
    assert len(tables) == 2


@pytest.mark.parametrize(
    ("day",              "found"),
    [
        (None,               date(2026, 11, 20)),
        (date(2026, 11, 22), date(2026, 11, 20)),
        (date(2026, 11, 19), date(2026, 11, 19)),
        (date(2010, 6, 1),   date(1999, 1, 4)),
    ],
)  # fmt: skip
def test_table_of_a_day_is_the_last_one_up_to_it(day: date | None, found: date) -> None:
    assert read_rates("eurofxref-hist.csv", HISTORY).get_table(day).day == found


def test_day_before_all_tables_has_no_rates() -> None:
    with pytest.raises(RatesMissing):
        read_rates("eurofxref-hist.csv", HISTORY).get_table(date(1998, 12, 31))


def test_cells_that_are_no_rates_are_left_out_and_said() -> None:
    reading = read_rates("x.csv", b"Date,USD,DKK,PLN\n2026-11-20,1.05,\xd9\xa7,1e5\n20.11.26,1,2,3\n")
    assert reading.tables[0].rates == {"USD": Decimal("1.05")}
    assert [(one.code, one.where and one.where.cell) for one in reading.findings] == [
        ("rate-unreadable", "C2"),
        ("rate-unreadable", "D2"),
        ("rate-day", "A3"),
    ]


@pytest.mark.parametrize(
    ("content",                                        "refusal"),
    [
        (b"",                                          FileEmpty),
        (b"  \n \n",                                   FileEmpty),
        (b"Date,USD\n",                                FileEmpty),
        (b"Date,USD\n2026-11-20,0\n",                  FileEmpty),
        (b"Date,Price\n2026-11-20,1\n",                FileUnknown),
        (b"name;price\npump;3\n",                      FileUnknown),
        (b"Date,USD\x00\n",                            FileUnknown),
        (b"\xff\xfe\x00D",                             FileBroken),
        (_zipped(DAILY, "readme.txt"),                 FileUnknown),
        (b"PK\x03\x04 no zip",                         FileRefused),
    ],
)  # fmt: skip
def test_other_files_are_refused(content: bytes, refusal: type[FileRefused]) -> None:
    with pytest.raises(refusal):
        read_rates("file", content)


@pytest.mark.corpus
def test_no_file_of_the_corpus_or_the_hostile_ones_is_taken_for_rates() -> None:
    for path in every_shared_file():
        with pytest.raises(FileRefused):
            read_rates(path.name, path.read_bytes())
