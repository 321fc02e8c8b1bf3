"""The same notice written in other ways (prefixes, order, namespaces, SDK versions, languages) must be read alike."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file

pytestmark = pytest.mark.corpus
FILES = ("cn_24_cumbria.xml", "cn_24_open.xml", "cn_81_FRA.xml", "subco_81.xml", "real_TED_2024-OJS015-00041387.xml")


@pytest.fixture(params=FILES, scope="module")
def path(request: pytest.FixtureRequest) -> Path:
    return corpus_file("eforms", request.param)


def read(content: bytes) -> Tender:
    tender = read_tender("notice.xml", content, {}).tender
    return replace(tender, requirements=tuple(replace(one, source=SourcePlace()) for one in tender.requirements))


def test_prefixes_are_free_to_choose(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in ("cac", "cbc", "ext", "efac", "efbc", "efext"):
        text = re.sub(rf"(</?|xmlns:){name}\b(?=[:=])", rf"\g<1>x{name}", text)
    assert "<cbc:" not in text
    assert read(text.encode()) == read(path.read_bytes())


def test_lots_may_come_first_and_comments_anywhere(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    lots = root.findall("{*}ProcurementProjectLot")
    for position, element in enumerate(lots):
        root.remove(element)
        root.insert(position, element)
    for element in list(root.iter("{*}TenderingTerms")):
        element.insert(0, etree.Comment("checked"))
    assert read(etree.tostring(root)) == read(path.read_bytes())


def test_terms_may_come_in_any_order(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    before = read(path.read_bytes())
    for terms in root.iter("{*}TenderingTerms", "{*}TenderingProcess"):
        terms[:] = sorted(terms, key=lambda one: str(one.tag), reverse=True)
    after = read(etree.tostring(root))
    assert after == before


def test_another_version_of_the_kit_is_no_hindrance(path: Path) -> None:
    content = re.sub(rb"eforms-sdk-[0-9.]+", b"eforms-sdk-1.3", path.read_bytes())
    assert read(content) == read(path.read_bytes())


def test_utf_16_is_read_like_utf_8(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    assert read(etree.tostring(root, encoding="UTF-16", xml_declaration=True)) == read(path.read_bytes())


@pytest.mark.parametrize("name", ["ProcurementTypeCode", "RealizedLocation", "AppealTerms", "PlannedPeriod"])
def test_without_an_optional_part_the_rest_is_there(path: Path, name: str) -> None:
    root = etree.fromstring(path.read_bytes())
    for element in list(root.iter(f"{{*}}{name}")):
        element.getparent().remove(element)
    left, whole = read(etree.tostring(root)), read(path.read_bytes())
    for field in ("reference", "title", "buyer", "submission_deadline", "languages", "documents", "requirements"):
        assert getattr(left, field) == getattr(whole, field)
    assert [lot.award_criteria for lot in left.lots] == [lot.award_criteria for lot in whole.lots]
