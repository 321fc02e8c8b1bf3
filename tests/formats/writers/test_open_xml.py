"""Every kind of office file this house makes, against Microsoft's rules for Open XML: schema, relationships, ids, references.

The validator is a port of that of the Open XML SDK, which holds the schemas of ECMA-376 as Word and Excel read them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

from bidbuilder.domain.tenders.clarifications import Question
from bidbuilder.formats.masters.sample import write_sample_master
from bidbuilder.formats.writers.catalogue_template import make_template
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.masters import read_master
from bidbuilder.formats.writers.ooxml.package import pack_parts
from bidbuilder.formats.writers.pack import make_pack
from bidbuilder.formats.writers.questions import QuestionSheet, write_questions_docx, write_questions_xlsx
from tests.factories.bids import make_tender
from tests.factories.snapshots import large_snapshot, small_snapshot
from tests.formats.writers.opened import parts_of
from tests.formats.writers.test_internal_workbook import make_internal

_WRITTEN_AT = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    """The rules of today's Word and Excel."""
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20)


def _files() -> Iterator[tuple[str, bytes]]:
    packs = {"en": make_pack(large_snapshot(12, items=6, partners=4)), "da": make_pack(small_snapshot(language="da"))}
    for language, files in packs.items():
        yield from ((f"{language}-{name.replace('/', '-')}", content) for name, content in files.items())
    question = Question(id=1, tender_id=1, asker_id=1, number="1", requirement_key="R1", text="Why?", answer="So.")
    sheet = QuestionSheet(tender=make_tender(1), questions=[question], bidder="Lead A/S", at=_WRITTEN_AT)
    yield "questions.docx", write_questions_docx(sheet)
    yield "questions.xlsx", write_questions_xlsx(sheet)
    yield "internal.xlsx", write_internal_workbook(make_internal())
    yield "template.xlsx", make_template("da")
    yield "master.docx", read_master("bid")
    yield "sample-master.docx", write_sample_master()


def test_every_office_file_keeps_the_rules_of_open_xml(validator: OpenXmlValidator, tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for name, content in _files():
        if name.endswith((".docx", ".xlsx")):
            place = tmp_path / name
            place.write_bytes(content)
            found[name] = [
                f"{one.part_uri} {one.path}: {one.description}"
                for one in validator.validate(place).errors
                # Warnings tell what programs will write otherwise when they save, such as texts within cells.
                if one.severity is ValidationSeverity.ERROR
            ]
    assert len(found) > 15
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<w:keepNext/></w:pPr>", b'<w:jc w:val="right"/><w:keepNext/></w:pPr>'),
        (b'w:val="Title"/>', b'w:val="NoSuchStyle" w:bad="1"/>'),
        (b"<w:tblGrid>", b'<w:tblGrid w:w="1"><w:p/>'),
    ],
)
def test_the_validator_sees_what_is_wrong(
    validator: OpenXmlValidator, tmp_path: Path, right: bytes, wrong: bytes
) -> None:
    parts = parts_of(write_letter(small_snapshot()))
    body = parts["word/document.xml"]
    assert right in body
    parts["word/document.xml"] = body.replace(right, wrong, 1)
    place = tmp_path / "letter.docx"
    place.write_bytes(pack_parts(parts.items(), _WRITTEN_AT))
    assert not validator.validate(place).is_valid
