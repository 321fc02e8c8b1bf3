"""Rules of ECMA-376 that Word insists on and LibreOffice forgives: order of properties, unique ids, whole packages."""

import posixpath
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from bidbuilder.formats.writers.masters import read_master
from bidbuilder.formats.writers.pack import make_pack
from tests.factories.snapshots import large_snapshot
from tests.formats.writers.opened import W, parts_of

# The sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr and CT_Style in wml.xsd, as far as we use them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW tcBorders shd vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
}  # fmt: skip


@pytest.fixture(scope="module")
def packages() -> dict[str, dict[str, bytes]]:
    """The parts of every office file of a pack."""
    files = make_pack(large_snapshot(40, items=12))
    found = {name: parts_of(content) for name, content in files.items() if name.endswith((".docx", ".xlsx"))}
    return found | {"master": parts_of(read_master("bid"))}


def word_parts(packages: dict[str, dict[str, bytes]]) -> Iterator[tuple[str, etree._Element]]:
    """Every part in the WordprocessingML namespace."""
    for name, parts in packages.items():
        for part, content in parts.items():
            if part.startswith("word/") and part.endswith(".xml"):
                yield f"{name}!{part}", etree.fromstring(content)


def test_properties_stand_in_the_order_of_the_schema(packages: dict[str, dict[str, bytes]]) -> None:
    for place, root in word_parts(packages):
        for holder, order in ORDER.items():
            places = {f"{W}{child}": index for index, child in enumerate(order.split())}
            for node in root.iter(f"{W}{holder}"):
                found = [places.get(child.tag, -1) for child in node]
                assert -1 not in found, f"{place}: {[child.tag for child in node]} in {holder}"
                assert found == sorted(found), f"{place}: {[child.tag for child in node]} in {holder}"


def test_every_style_that_is_used_is_in_the_document(packages: dict[str, dict[str, bytes]]) -> None:
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for name, parts in packages.items():
        if "word/styles.xml" not in parts:
            continue
        styles = {
            (node.get(f"{W}styleId"), node.get(f"{W}type"))
            for node in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
        }
        for place, root in word_parts({name: parts}):
            for use, kind in kinds.items():
                used = {(node.get(f"{W}val"), kind) for node in root.iter(f"{W}{use}")}
                assert used <= styles, place


def test_bookmarks_and_pictures_have_ids_of_their_own(packages: dict[str, dict[str, bytes]]) -> None:
    for place, root in word_parts(packages):
        for tag, attribute in ((f"{W}bookmarkStart", f"{W}id"), (f"{W}bookmarkStart", f"{W}name"), ("{*}docPr", "id")):
            ids = [node.get(attribute) for node in root.iter(tag)]
            assert len(ids) == len(set(ids)), place


def test_every_table_cell_ends_with_a_paragraph_and_every_row_fills_the_grid(
    packages: dict[str, dict[str, bytes]],
) -> None:
    for place, root in word_parts(packages):
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(f"{W}tr"):
                cells = row.findall(f"{W}tc")
                assert len(cells) == columns, place
                assert all(cell[-1].tag == f"{W}p" for cell in cells), place


def test_no_two_tables_touch(packages: dict[str, dict[str, bytes]]) -> None:
    """Word makes one table of two that stand next to each other."""
    for place, root in word_parts(packages):
        for table in root.iter(f"{W}tbl"):
            follower = table.getnext()
            assert follower is None or follower.tag != f"{W}tbl", place


def test_every_relationship_leads_to_a_part_and_every_part_has_a_type(packages: dict[str, dict[str, bytes]]) -> None:
    for name, parts in packages.items():
        types = etree.fromstring(parts["[Content_Types].xml"])
        endings = {node.get("Extension") for node in types.iter("{*}Default")}
        overrides = {node.get("PartName", "").lstrip("/") for node in types.iter("{*}Override")}
        for part, content in parts.items():
            assert part == "[Content_Types].xml" or part in overrides or part.rpartition(".")[2] in endings, (
                f"{name}!{part}"
            )
            if part.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(part))
                for node in etree.fromstring(content):
                    target = node.get("Target", "")
                    path = (
                        target.lstrip("/")
                        if target.startswith("/")
                        else posixpath.normpath(posixpath.join(folder, target))
                    )
                    assert path in parts, f"{name}!{part} → {target}"


def test_rows_and_cells_of_sheets_stand_in_ascending_order(packages: dict[str, dict[str, bytes]]) -> None:
    for name, parts in packages.items():
        for part, content in parts.items():
            if not part.startswith("xl/worksheets/sheet"):
                continue
            rows = list(etree.fromstring(content).iter("{*}row"))
            numbers = [int(row.get("r")) for row in rows]
            assert numbers == sorted(set(numbers)), f"{name}!{part}"
            for row in rows:
                references = [re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")) for cell in row]
                assert all(found and found[2] == row.get("r") for found in references), f"{name}!{part}"
                letters = [found[1] for found in references if found]
                assert letters == sorted(set(letters)), f"{name}!{part}"


def test_documents_are_of_words_current_mode() -> None:
    settings = etree.fromstring(parts_of(read_master("bid"))["word/settings.xml"])
    modes = [
        node.get(f"{W}val")
        for node in settings.iter(f"{W}compatSetting")
        if node.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
