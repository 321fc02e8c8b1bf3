"""The compliance matrix in Word and in Excel, opened again."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.writers.compliance import compliance_groups, compliance_rows
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.exceptions import ROWS_PER_TABLE
from bidbuilder.formats.writers.extracts import count_met
from bidbuilder.formats.writers.sheets.cells import LONGEST_TEXT
from bidbuilder.formats.writers.words import Words
from tests.factories.snapshots import coverage, item, large_snapshot, requirement, small_snapshot, tender
from tests.formats.writers.opened import W, body_of, words_of, workbook_of

ENGLISH = Words("en")


def with_requirements(*requirements: object, **changes: object) -> BidSnapshot:
    """A small snapshot whose call has these requirements."""
    return small_snapshot(tender=tender(requirements=requirements), **changes)


def test_every_requirement_is_a_row_in_the_buyers_order() -> None:
    snapshot = large_snapshot(50)
    rows = compliance_rows(snapshot, ENGLISH)
    assert [row.number for row in rows] == [one.number for one in snapshot.tender.requirements]
    assert [row.text for row in rows] == [one.text for one in snapshot.tender.requirements]


def test_a_requirement_nobody_looked_at_is_not_known() -> None:
    (row,) = compliance_rows(with_requirements(requirement(1), coverage=()), ENGLISH)
    assert row.verdict is Verdict.UNKNOWN
    assert row.proof == row.offered == row.remark == ()


def test_the_buyer_reads_the_remark_and_never_the_reason_inside_the_house() -> None:
    deviating = coverage(2, remark="See annex.")
    assert deviating.manual is not None
    (row,) = compliance_rows(with_requirements(requirement(2), coverage=(deviating,)), ENGLISH)
    assert row.verdict is Verdict.DEVIATION
    assert row.remark == ("See annex.",)


def test_mere_information_has_no_verdict_and_is_not_counted() -> None:
    told = requirement(1, level=Level.INFORMATION)
    snapshot = with_requirements(told, requirement(2), coverage=(coverage(1), coverage(2, verdict=Verdict.MET)))
    assert [row.verdict for row in compliance_rows(snapshot, ENGLISH)] == [None, Verdict.MET]
    assert count_met(snapshot) == (1, 1)


def test_what_is_not_known_yet_is_not_told_to_the_buyer_in_machine_words() -> None:
    proof = Proof(verdict=Verdict.UNKNOWN, message="A person has to decide about this one.")
    open_one = coverage(1, verdict=Verdict.UNKNOWN, manual=None, proofs=(proof,), remark="")
    (row,) = compliance_rows(with_requirements(requirement(1), coverage=(open_one,)), ENGLISH)
    assert row.offered == ()


def test_a_proof_names_property_item_document_and_page() -> None:
    (row,) = compliance_rows(with_requirements(requirement(5), coverage=(coverage(5),)), ENGLISH)
    assert row.offered == ("Rated voltage: 400 V offered, as asked for.",)
    assert row.proof == ("1.1 Gas motor 1, Data sheet GM-400, rev. C, p. 6",)


def test_sections_that_come_twice_are_one_group() -> None:
    sections = [("A",), ("B",), ("A",)]
    wanted = [requirement(number, section=section, lot="") for number, section in enumerate(sections, start=1)]
    groups = compliance_groups(with_requirements(*wanted), ENGLISH)
    assert [(group.section, len(group.rows)) for group in groups] == [("A", 2), ("B", 1)]


def test_the_document_has_every_text_letter_for_letter() -> None:
    snapshot = large_snapshot(60)
    words = words_of(write_compliance_docx(snapshot))
    for one in snapshot.tender.requirements:
        assert one.text.strip() in words


def test_verbatim_text_is_marked_with_the_buyers_language() -> None:
    polish = tender(requirements=(requirement(2),), languages=("pl",))
    languages = {
        node.get(f"{W}val") for node in body_of(write_compliance_docx(small_snapshot(tender=polish))).iter(f"{W}lang")
    }
    assert languages == {"pl"}


def test_the_matrix_is_landscape_after_portrait_pages() -> None:
    document = Document(BytesIO(write_compliance_docx(small_snapshot())))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert round(document.sections[1].page_width.mm) == 297


def test_every_table_of_the_matrix_repeats_its_header() -> None:
    document = Document(BytesIO(write_compliance_docx(large_snapshot(60))))
    matrices = [table for table in document.tables if len(table.columns) == 7 and table.cell(0, 0).text == "No."]
    assert matrices
    assert all(table._tbl.tr_lst[0].trPr.find(f"{W}tblHeader") is not None for table in matrices)


def test_a_long_section_is_split_into_tables_of_bearable_length() -> None:
    wanted = [requirement(number, section=("One",), lot="") for number in range(1, 2 * ROWS_PER_TABLE + 2)]
    document = Document(BytesIO(write_compliance_docx(with_requirements(*wanted))))
    matrices = [
        len(table.rows) - 1
        for table in document.tables
        if table.cell(0, 1).text == "Requirement" and len(table.columns) == 7
    ]
    assert matrices == [ROWS_PER_TABLE, ROWS_PER_TABLE, 1]


def test_contents_list_every_heading_and_link_to_it() -> None:
    body = body_of(write_compliance_docx(small_snapshot()))
    bookmarks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    links = [node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")]
    assert links
    assert set(links) == bookmarks


def test_known_pages_stand_in_the_contents() -> None:
    pages = {f"_Toc{number:06d}": number + 10 for number in range(1, 5)}
    assert "Summary12" not in words_of(write_compliance_docx(small_snapshot()))
    assert "Summary11" in words_of(write_compliance_docx(small_snapshot(), pages))


def test_a_verdict_is_said_by_word_and_sign_not_by_colour_alone() -> None:
    words = words_of(write_compliance_docx(small_snapshot(language="da")))
    for shown in (
        "✓\u00a0Opfyldt",
        "◐\u00a0Delvist opfyldt",
        "△\u00a0Afvigelse",
        "✕\u00a0Ikke opfyldt",
        "?\u00a0Uafklaret",
    ):
        assert shown in words


def test_everything_met_needs_no_list_of_exceptions() -> None:
    met = coverage(1, verdict=Verdict.MET, manual=None)
    assert "every requirement is met in full" in words_of(
        write_compliance_docx(with_requirements(requirement(1), coverage=(met,)))
    )


def test_a_call_without_requirements_makes_both_files() -> None:
    empty = with_requirements(coverage=())
    assert "Compliance matrix" in words_of(write_compliance_docx(empty))
    assert workbook_of(write_compliance_xlsx(empty)).sheetnames == ["Compliance matrix", "Summary"]


def test_the_workbook_can_be_filtered_and_keeps_its_header_in_sight() -> None:
    sheet = workbook_of(write_compliance_xlsx(large_snapshot(40)))["Compliance matrix"]
    assert sheet.auto_filter.ref == "A4:I44"
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as needed; one across is the default


def test_the_workbook_says_the_buyers_text_as_text() -> None:
    snapshot = large_snapshot(40)
    sheet = workbook_of(write_compliance_xlsx(snapshot))["Compliance matrix"]
    texts = [row[3] for row in sheet.iter_rows(min_row=5)]
    assert [cell.value for cell in texts] == [one.text for one in snapshot.tender.requirements]
    assert all(cell.data_type != "f" for cell in texts)


def test_a_call_without_lots_has_no_column_of_them_and_counts_the_same() -> None:
    whole = with_requirements(
        requirement(1, section=("Tanks",)),
        requirement(2, section=("Pumps",)),
        coverage=tuple(coverage(number, verdict=Verdict.MET) for number in (1, 2)),
    )
    alone = replace(whole, tender=replace(whole.tender, lots=()))
    package = write_compliance_xlsx(alone)
    matrix, summary = (workbook_of(package)[name] for name in ("Compliance matrix", "Summary"))
    assert [cell.value for cell in matrix[4]][:3] == ["No.", "Section", "Requirement"]
    assert matrix.auto_filter.ref == "A4:H6"
    assert summary["A5"].value == "Tanks"
    assert summary["B5"].value == "=SUMPRODUCT(('Compliance matrix'!$B$5:$B$6=$A5)*('Compliance matrix'!$E$5:$E$6=B$4))"
    assert [cell.value for cell in workbook_of(package, values=True)["Summary"][7]] == ["Sum", 2, 0, 0, 0, 0, 2]


def test_counts_by_section_are_live_and_right() -> None:
    snapshot = large_snapshot(40)
    package = write_compliance_xlsx(snapshot)
    formulas, values = (workbook_of(package, values=values)["Summary"] for values in (False, True))
    last = values.max_row
    expected = [sum(one.verdict is verdict for one in snapshot.coverage) for verdict in Verdict]
    assert [values.cell(last, column).value for column in range(3, 9)] == [*expected, 40]
    assert all(
        str(formulas.cell(row, column).value).startswith("=") for row in range(5, last + 1) for column in range(3, 9)
    )


def test_text_longer_than_a_cell_goes_on_below_and_is_counted_once() -> None:
    long = requirement(1, text="word " * 8000, lot="", section=("S",))
    package = write_compliance_xlsx(with_requirements(long, coverage=(replace(coverage(5), requirement_key="r1"),)))
    sheet = workbook_of(package)["Compliance matrix"]
    pieces = [sheet.cell(row, 3).value for row in range(5, sheet.max_row + 1)]
    assert "".join(pieces) == long.text
    assert all(len(piece) <= LONGEST_TEXT for piece in pieces)
    assert workbook_of(package, values=True)["Summary"]["G5"].value == 1


def test_a_proof_names_items_and_choices_in_the_language_of_the_document() -> None:
    proof = Proof(
        verdict=Verdict.MET,
        message="{items}: {offered}",
        params={"items": "Pump, 5 m", "offered": "straw"},
        property="feed",
    )
    pump = item(1, names={"en": "Pump, 5 m", "da": "Pumpe, 5 m"})
    covered = coverage(5, verdict=Verdict.MET, manual=None, proofs=(proof,))
    snapshot = replace(with_requirements(requirement(5), coverage=(covered,)), items=(pump,))
    (row,) = compliance_rows(snapshot, Words("da", (), (("feed", "straw", "halm"),)))
    assert row.offered == ("Pumpe, 5 m: halm",)
