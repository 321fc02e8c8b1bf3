"""The letter of bid, opened again."""

import base64
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from bidbuilder.domain.people.organisations import Branding
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.formats.writers.document import LogoUnusable
from bidbuilder.formats.writers.letter import write_letter
from tests.factories.snapshots import lead, organisation, plain_png, price, price_line, small_snapshot, tender
from tests.formats.writers.opened import W, body_of, words_of


def test_the_total_stands_in_figures_and_in_words() -> None:
    words = words_of(write_letter(small_snapshot()))
    assert "EUR\u00a021,210.25" in words
    assert "twenty-one thousand two hundred and ten euros and twenty-five cents" in words


def test_a_danish_letter_writes_numbers_and_dates_the_danish_way() -> None:
    words = words_of(write_letter(small_snapshot(language="da")))
    assert "21.210,25\u00a0EUR" in words
    assert "20. februar 2026" in words
    assert "Tilbudsbrev" in words


def test_every_acknowledged_addendum_is_named_with_its_date() -> None:
    words = words_of(write_letter(small_snapshot()))
    assert "no. 1 of 12 January 2026 and no. 2 of 3 February 2026" in words


def test_addenda_not_acknowledged_are_not_named() -> None:
    words = words_of(write_letter(small_snapshot(acknowledged_addenda=())))
    assert "We have received no addendum" in words
    assert "12 January" not in words


def test_the_bid_binds_until_the_last_day_counted_from_the_deadline() -> None:
    assert "until 30 June 2026" in words_of(write_letter(small_snapshot()))


def test_without_a_deadline_no_last_day_is_made_up() -> None:
    words = words_of(write_letter(small_snapshot(tender=tender(submission_deadline=None))))
    assert "as long as the documents of the call ask for" in words


def test_legal_names_stand_letter_for_letter() -> None:
    name = "Å/S  Ærø & Søn <Holding> «B.V.» i.o."
    snapshot = small_snapshot()
    partner = replace(snapshot.partners[1], organisation=organisation(2, legal_name=name))
    words = words_of(write_letter(replace(snapshot, partners=(snapshot.partners[0], partner))))
    assert words.count(name) == 2  # among the firms, and above its signatures


def test_the_lead_and_every_group_member_sign_but_no_subcontractor() -> None:
    words = words_of(write_letter(small_snapshot()))
    signing = [line for line in words.splitlines() if line.startswith("For and on behalf of")]
    assert signing == ["For and on behalf of Nordvind Energisystemer A/S", "For and on behalf of Firma 2 Øst & Søn A/S"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "for the call PL/GDA/2026-014, Biogas and district heating plant, Gdańsk, of Gmina Miasta Gdańska."),
        ({"reference": ""}, "for the call Biogas and district heating plant, Gdańsk, Gmina Miasta Gdańska."),
        ({"reference": "", "buyer": Buyer()}, "for the call Biogas and district heating plant, Gdańsk."),
    ],
)
def test_what_is_signed_names_of_the_call_what_is_known(changes: dict[str, object], said: str) -> None:
    assert said in words_of(write_letter(small_snapshot(tender=tender(**changes))))


def test_only_the_signatories_chosen_for_the_bid_sign_for_the_lead() -> None:
    words = words_of(write_letter(small_snapshot(signatory_names=("Åge Sørensen",))))
    assert "Åge Sørensen" in words
    assert "Karen Blicher" not in words


def test_a_lead_without_signatories_still_has_a_line_to_sign_on() -> None:
    words = words_of(write_letter(small_snapshot(lead=replace(lead(), signatories=()))))
    assert "Place and date:" in words


@pytest.mark.parametrize(
    ("discount", "expected"), [("0", "No discount is offered"), ("500.00", "discount of EUR\u00a0500.00")]
)
def test_the_discount_is_stated_or_that_there_is_none(discount: str, expected: str) -> None:
    assert expected in words_of(write_letter(small_snapshot(price=price((price_line(1),), discount))))


def test_the_price_by_lot_adds_up_to_the_subtotal() -> None:
    document = Document(BytesIO(write_letter(small_snapshot())))
    table = next(one for one in document.tables if one.cell(0, 0).text == "Lot")
    amounts = [Decimal(row.cells[1].text.replace(",", "")) for row in table.rows[1:]]
    assert sum(amounts[:-1]) == amounts[-1] == Decimal("21710.25")


def test_a_single_lot_has_no_table_of_lots() -> None:
    one_lot = tender(lots=tender().lots[:1])
    assert "Price by lot" not in words_of(write_letter(small_snapshot(tender=one_lot)))


def test_it_is_a4_in_the_leads_colours_with_real_styles() -> None:
    document = Document(BytesIO(write_letter(small_snapshot())))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert str(document.styles["Heading 1"].font.color.rgb) == "123F6D"
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "List Bullet", "Amount"} <= used


def test_its_properties_name_the_bidder_and_the_moment_of_freezing() -> None:
    core = Document(BytesIO(write_letter(small_snapshot()))).core_properties
    assert core.author == "Nordvind Energisystemer A/S"
    assert core.title == "Letter of bid – PL/GDA/2026-014"
    assert core.created == core.modified
    assert core.created.isoformat() == "2026-02-20T14:30:15+00:00"


def test_the_footer_counts_pages_by_fields() -> None:
    document = Document(BytesIO(write_letter(small_snapshot())))
    fields = [node.text for node in document.sections[0].footer._element.iter(f"{W}instrText")]
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_logo_has_words_for_those_who_do_not_see_it() -> None:
    described = [node.get("descr") for node in body_of(write_letter(small_snapshot())).iter("{*}docPr")]
    assert described == ["Logo of Nordvind Energisystemer A/S"]


def test_a_bid_without_logo_lots_securities_and_coverage_is_still_a_letter() -> None:
    bare = small_snapshot(
        logo="",
        introduction="",
        coverage=(),
        items=(),
        partners=small_snapshot().partners[:1],
        tender=tender(lots=(), securities=(), addenda=(), requirements=(), title={}),
    )
    words = words_of(write_letter(bare))
    assert "Securities" not in words
    assert "Conformity" not in words
    assert "PL/GDA/2026-014" in words


@pytest.mark.parametrize(
    "logo",
    ["not base64!", base64.b64encode(b"GIF89a" + bytes(30)).decode(), base64.b64encode(plain_png()[:20]).decode()],
)
def test_a_logo_that_is_no_picture_is_refused(logo: str) -> None:
    with pytest.raises(LogoUnusable):
        write_letter(small_snapshot(logo=logo))


@pytest.mark.parametrize(("width", "height"), [(240, 60), (60, 240), (100, 100)])
def test_a_logo_keeps_its_shape_and_stays_small(width: int, height: int) -> None:
    snapshot = small_snapshot(logo=base64.b64encode(plain_png(width, height)).decode())
    (picture,) = Document(BytesIO(write_letter(snapshot))).inline_shapes
    assert picture.width.mm <= 42.1
    assert picture.height.mm <= 18.1
    assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)


def test_colours_and_fonts_that_are_none_give_way_to_the_house() -> None:
    odd = replace(lead(), branding=Branding(primary_colour="red", accent_colour='"/><x', font="<b>"))
    document = Document(BytesIO(write_letter(small_snapshot(lead=odd))))
    assert str(document.styles["Heading 1"].font.color.rgb) == "0B4A3B"


def test_shares_have_a_column_only_where_some_are_agreed_on() -> None:
    snapshot = small_snapshot()
    assert "Work share" in words_of(write_letter(snapshot))
    partners = tuple(replace(one, work_share=None, liability_share=None) for one in snapshot.partners)
    words = words_of(write_letter(replace(snapshot, partners=partners)))
    assert "Registration" in words
    assert "Work share" not in words
    assert "Liability" not in words
