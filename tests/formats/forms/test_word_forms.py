"""A buyer's Word form: its places are found by how forms are made, and filling changes nothing but them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from lxml import etree

from bidbuilder.domain.bids.buyer_forms import FormPlace
from bidbuilder.domain.bids.form_labels import Meaning, find_meaning
from bidbuilder.formats.forms.word_filling import WordPlaceUnknown, fill_word, list_word_places
from bidbuilder.formats.forms.word_places import OTHERS
from tests.corpus import CORPUS, HOSTILE
from tests.factories.word_documents import add_table, document, saved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORDS = 'Vær "<&> så god\nlinje to'

CONTROLS = """
<w:p><w:r><w:t>Name of the Bidder: </w:t></w:r>
<w:sdt><w:sdtPr><w:alias w:val="Bidder"/><w:showingPlcHdr/><w:dataBinding
 w:xpath="/a" w:storeItemID="{1}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>
<w:t>Click here to enter text.</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:sdt><w:sdtPr><w:alias w:val="Role"/><w:dropDownList><w:listItem w:displayText="Leader" w:value="1"/><w:listItem
 w:displayText="Member" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>
<w:p><w:r><w:t>Choose</w:t></w:r></w:p></w:sdtContent>
</w:sdt>
<w:p><w:sdt><w:sdtPr>
<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/></w14:checkbox></w:sdtPr><w:sdtContent>
<w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>
<w:r><w:t> We accept the terms</w:t></w:r></w:p>
<w:p><w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/><w:text/></w:sdtPr><w:sdtContent>
<w:r><w:t>fixed</w:t></w:r></w:sdtContent></w:sdt></w:p>"""
FIELDS = """
<w:p><w:r><w:t>CVR: </w:t></w:r><w:r><w:fldChar w:fldCharType="begin">
<w:ffData><w:name w:val="T1"/><w:textInput/></w:ffData></w:fldChar></w:r>

<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>     </w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin">
<w:ffData><w:name w:val="C1"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData>
</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> Small enterprise</w:t></w:r></w:p>"""
MARKS = """
<w:p><w:r><w:t xml:space="preserve">Signed in the name of ____</w:t></w:r>
<w:r><w:t>______ on this day. Date: </w:t></w:r>
<w:r><w:t>[insert date]</w:t></w:r></w:p>
<w:p><w:r><w:t>☐ Yes  ☐ No</w:t></w:r></w:p>"""


def form(body: str) -> bytes:
    """A Word document with that body, beside parts that nobody may touch."""
    names = f'xmlns:w="{W}" xmlns:w14="{W14}"'
    markup = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {names}><w:body>{body}</w:body></w:document>'
    with ZipFile(io.BytesIO(saved(document()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, markup if name == "word/document.xml" else content)
    return buffer.getvalue()


def places_of(content: bytes) -> dict[str, FormPlace]:
    return {one.key: one for one in list_word_places("form.docx", content, {})}


def text_of(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "|".join("".join(one.itertext(f"{{{W}}}t")) for one in root.iter(f"{{{W}}}p"))


def changed_parts(before: bytes, after: bytes) -> list[str]:
    with ZipFile(io.BytesIO(before)) as old, ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        return [name for name in old.namelist() if old.read(name) != new.read(name)]


def test_content_controls_are_filled_and_lose_what_would_overwrite_them() -> None:
    places = places_of(form(CONTROLS))
    assert [(one.kind, one.label, one.choices) for one in places.values()] == [
        ("text", "Bidder", ()),
        ("choice", "Role", ("Leader", "Member")),
        ("check", "We accept the terms", ()),
    ]
    filled = fill_word(form(CONTROLS), {"control:0": "Hedelund A/S", "control:1": "Member", "control:2": "yes"})
    assert text_of(filled) == "Name of the Bidder: Hedelund A/S|Member|☒ We accept the terms|fixed"
    with ZipFile(io.BytesIO(filled)) as archive:
        markup = archive.read("word/document.xml").decode()
    assert '<w14:checked w14:val="1"/>' in markup
    for gone in ("showingPlcHdr", "dataBinding", "PlaceholderText"):
        assert gone not in markup


def test_legacy_fields_are_filled_as_word_keeps_them() -> None:
    places = places_of(form(FIELDS))
    assert [(one.key, one.kind, one.label) for one in places.values()] == [
        ("field:0", "text", "CVR"),
        ("field:1", "check", "Small enterprise"),
    ]
    filled = fill_word(form(FIELDS), {"field:0": "12345678", "field:1": "yes"})
    assert text_of(filled) == "CVR: 12345678| Small enterprise"
    with ZipFile(io.BytesIO(filled)) as archive:
        assert b'<w:default w:val="0"/><w:checked w:val="1"/>' in archive.read("word/document.xml")


def test_lines_orders_and_boxes_are_filled_over_several_runs() -> None:
    content = form(MARKS)
    places = places_of(content)
    assert [one.label for one in places.values()] == ["Signed in the name of", "insert date", "Yes", "No"]
    assert find_meaning(places["mark:1"].label) is Meaning.DATE
    filled = fill_word(content, {"mark:0": "Hedelund A/S", "mark:1": "4 March 2027", "mark:3": "yes"})
    assert text_of(filled) == "Signed in the name of Hedelund A/S on this day. Date: 4 March 2027|☐ Yes  ☒ No"
    assert changed_parts(content, filled) == ["word/document.xml"]


def test_blank_cells_take_the_label_beside_or_above_them_and_others_are_told_apart() -> None:
    doc = document()
    add_table(doc, [["Company name", ""], ["Address", ""]])
    doc.add_paragraph("Staff")
    add_table(doc, [["Name", "Years"], ["Project manager", ""]])
    doc.add_paragraph("Subcontractors")
    add_table(doc, [["Subcontractor name", ""], ["Address", ""]])
    places = places_of(saved(doc))
    assert [(one.label, one.role) for one in places.values()] == [
        ("Company name", ""),
        ("Address", ""),
        ("Years · Project manager", ""),
        ("Subcontractor name", OTHERS),
        ("Address", OTHERS),
    ]
    filled = Document(io.BytesIO(fill_word(saved(doc), {"cell:0": WORDS, "cell:4": "Somewhere"})))
    assert filled.tables[0].cell(0, 1).text == WORDS
    assert filled.tables[2].cell(1, 1).text == "Somewhere"


def test_a_place_that_is_not_there_is_refused_and_nothing_to_fill_changes_nothing() -> None:
    content = form(MARKS)
    with pytest.raises(WordPlaceUnknown):
        fill_word(content, {"cell:9": "x"})
    assert fill_word(content, {"mark:0": ""}) == content


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "office").glob("*.docx")), ids=lambda path: path.name[20:30])
def test_real_forms_are_understood_and_only_their_main_part_changes(path: object) -> None:
    content = path.read_bytes()  # type: ignore[attr-defined]
    places = places_of(content)
    meanings = [find_meaning(one.label) for one in places.values() if one.role != OTHERS]
    assert {Meaning.LEGAL_NAME, Meaning.ADDRESS, Meaning.REFERENCE, Meaning.SIGNATORY, Meaning.DATE} <= set(meanings)
    values = {key: "yes" if one.kind == "check" else f"{WORDS} {key}" for key, one in places.items()}
    filled = fill_word(content, values)
    assert changed_parts(content, filled) == ["word/document.xml"]
    said = text_of(filled)
    assert all(f"linje to {key}" in said for key, one in places.items() if one.kind != "check")


@pytest.mark.corpus
def test_odd_documents_are_filled_or_refused_and_stay_well_formed() -> None:
    odd = ("Bug55142", "checkboxes", "52449", "tika-3816", "60329", "59030")
    paths = [path for path in sorted((HOSTILE / "poi-real").glob("*.docx")) if any(one in path.name for one in odd)]
    if not paths:
        pytest.skip("the shared files are not here")
    for path in paths:
        content = path.read_bytes()
        places = places_of(content)
        assert places
        values = {key: "yes" if one.kind == "check" else WORDS for key, one in places.items()}
        filled = fill_word(content, values)
        assert changed_parts(content, filled) == ["word/document.xml"]
        assert len(places_of(filled)) <= len(places)


SYMBOLS = """
<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t> Goods</w:t></w:r><w:r><w:tab/></w:r>
<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>\u00a3</w:t></w:r><w:r><w:t> Plant</w:t></w:r></w:p>
<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t> Ticked by the buyer</w:t></w:r></w:p>"""
CONTROL = """<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:dataBinding w:prefixMappings="xmlns:b='urn:buyer'"
 w:xpath="{path}" w:storeItemID="{{0A1B2C3D-0000-4000-8000-00000000000F}}"/>{kind}</w:sdtPr>
<w:sdtContent><w:r><w:t>old</w:t></w:r>
</w:sdtContent></w:sdt>"""
CHOICES = """<w:dropDownList><w:listItem w:displayText="Leader" w:value="L"/>
<w:listItem w:displayText="Member" w:value="M"/></w:dropDownList>"""
ITEM = b"""<?xml version="1.0"?><form xmlns="urn:buyer"><name>old</name><role/></form>"""
PROPERTIES = b"""<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"
 ds:itemID="{0a1b2c3d-0000-4000-8000-00000000000f}"/>"""
RELATION_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f'<Relationship Id="{{id}}" Type="{RELATION_TYPES}/{{kind}}" Target="{{to}}"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def with_data(content: bytes) -> bytes:
    """The document with a part of the buyer's data."""
    own = RELATIONS.format(RELATION.format(id="rId1", kind="customXmlProps", to="itemProps1.xml"))
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = parts["word/_rels/document.xml.rels"].decode()
    relation = RELATION.format(id="rId99", kind="customXml", to="../customXml/item1.xml")
    parts["word/_rels/document.xml.rels"] = main.replace("</Relationships>", f"{relation}</Relationships>").encode()
    parts |= {"customXml/item1.xml": ITEM, "customXml/itemProps1.xml": PROPERTIES}
    parts["customXml/_rels/item1.xml.rels"] = own.encode()
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def part_of(content: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_boxes_of_symbol_typefaces_are_ticked_by_the_sign_of_their_own_typeface() -> None:
    places = places_of(form(SYMBOLS))
    assert [(key, one.kind, one.label) for key, one in places.items()] == [
        ("symbol:0", "check", "Goods"),
        ("symbol:1", "check", "Plant"),
    ]
    made = fill_word(form(SYMBOLS), {"symbol:0": "yes", "symbol:1": "yes"})
    assert part_of(made, "word/document.xml").count('w:char="F0FE"') == 2
    assert text_of(made) == " GoodsR Plant| Ticked by the buyer"


def test_a_bound_control_keeps_its_binding_and_its_data_gets_the_value() -> None:
    controls = (
        CONTROL.format(name="Bidder", path="/b:form[1]/b:name[1]", kind="<w:text/>"),
        CONTROL.format(name="Role", path="/b:form[1]/b:role[1]", kind=CHOICES),
        CONTROL.format(name="Lost", path="/b:form[1]/b:gone[1]", kind="<w:text/>"),
    )
    before = with_data(form(f"<w:p>{''.join(controls)}</w:p>"))
    values = {"control:0": "Øst & Søn A/S", "control:1": "Member", "control:2": "nowhere"}
    made = fill_word(before, values)
    assert changed_parts(before, made) == ["word/document.xml", "customXml/item1.xml"]
    item = etree.fromstring(part_of(made, "customXml/item1.xml").encode())
    assert [one.text for one in item] == ["Øst & Søn A/S", "M"]
    body = part_of(made, "word/document.xml")
    assert (body.count("dataBinding"), text_of(made)) == (2, "Øst & Søn A/SMembernowhere")


@pytest.mark.parametrize(
    ("settings", "shown", "stored"),
    [
        ('<w:dateFormat w:val="dd-MM-yyyy"/><w:lid w:val="da-DK"/>', "03-12-2026", "2026-12-03T00:00:00"),
        ('<w:dateFormat w:val="dddd, d. MMMM yyyy"/><w:lid w:val="da-DK"/><w:storeMappedDataAs w:val="date"/>',
         "torsdag, 3. december 2026", "2026-12-03"),
        ('<w:dateFormat w:val="\'the\' d/M/yy"/><w:storeMappedDataAs w:val="text"/>', "the 3/12/26", "the 3/12/26"),
        ('<w:dateFormat w:val="MMM d, yyyy"/><w:lid w:val="en-US"/>', "Dec 3, 2026", "2026-12-03T00:00:00"),
        ('<w:lid w:val="xx-XX"/>', "03/12/2026", "2026-12-03T00:00:00"),
    ],
)  # fmt: skip
def test_a_date_control_shows_the_day_by_its_own_picture_and_stores_it_as_it_asks(
    settings: str, shown: str, stored: str
) -> None:
    kind = f'<w:date w:fullDate="2011-01-01T00:00:00Z">{settings}</w:date>'
    bound = CONTROL.format(name="Date", path="/b:form[1]/b:name[1]", kind=kind)
    plain = "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
    content = with_data(form(f"<w:p>{bound}</w:p><w:p>{plain}</w:p>"))
    assert [one.kind for one in places_of(content).values()] == ["date", "date"]
    made = fill_word(content, {"control:0": "2026-12-03", "control:1": "2026-12-03"})
    assert text_of(made) == f"{shown}|03/12/2026"
    assert etree.fromstring(part_of(made, "customXml/item1.xml").encode())[0].text == stored
    body = part_of(made, "word/document.xml")
    assert (body.count("dataBinding"), body.count('w:fullDate="2026-12-03T00:00:00Z"')) == (1, 2)


def test_words_that_are_no_day_leave_no_old_day_behind() -> None:
    kind = '<w:date w:fullDate="2011-01-01T00:00:00Z"><w:lid w:val="da-DK"/></w:date>'
    bound = CONTROL.format(name="Date", path="/b:form[1]/b:name[1]", kind=kind)
    made = fill_word(with_data(form(f"<w:p>{bound}</w:p>")), {"control:0": "on award"})
    body = part_of(made, "word/document.xml")
    assert (text_of(made), "fullDate" in body, "dataBinding" in body) == ("on award", False, False)


def test_headers_and_footers_are_filled_too() -> None:
    doc = document()
    doc.add_paragraph("Bidder: ______")
    doc.sections[0].header.paragraphs[0].text = "Name of the bidder: ________"
    doc.sections[0].footer.paragraphs[0].text = "____________"
    content = saved(doc)
    places = places_of(content)
    assert {key: one.label for key, one in places.items()} == {
        "mark:0": "Bidder",
        "header1/mark:0": "Name of the bidder",
    }
    made = fill_word(content, {"header1/mark:0": "Øst A/S"})
    assert changed_parts(content, made) == ["word/header1.xml"]
    assert Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == "Name of the bidder: Øst A/S"
    with pytest.raises(WordPlaceUnknown):
        fill_word(content, {"header9/mark:0": "x"})
