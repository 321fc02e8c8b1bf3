"""Running texts of a bill: what they ask becomes requirements beside the text, and words of programs stay out of it."""

import pytest
from lxml import etree

from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.formats.readers.gaeb.texts import readable_text
from bidbuilder.formats.readers.registry import read_tender

BOLD = '<p><span style="font-family:Arial;font-weight:bold;">{}</span></p>'
PLAIN = "<p>\n <span>{}</span>\n</p>"
TEXT = "".join(
    (
        BOLD.format("1. Allgemein"),
        PLAIN.format(
            "Der Bieter hat sich vor Abgabe des Angebotes vor Ort zu informieren. Das Gebäude befindet sich am Hang."
        ),
        BOLD.format("2.1 Nachweise:"),
        PLAIN.format("Prüfzeugnisse sind unaufgefordert"),
        PLAIN.format("Die Pumpen werden auf der </span><br/><span>Baustelle vom AN gewartet."),
    )
)
OUTLINE = "<OutlineAddText><p><span>Technische Vertragsbedingungen</span></p></OutlineAddText>"
ADDED = f"<AddText>{OUTLINE}<DetailAddText>{TEXT}</DetailAddText></AddText>"


def read_whole(award: str, *, project: str = "", after: str = "") -> tuple[Requirement, ...]:
    content = f"<GAEB><PrjInfo>{project}</PrjInfo><Award><DP>83</DP>{award}</Award>{after}</GAEB>"
    return read_tender("lv.x83", content.encode(), {}).tender.requirements


def test_what_a_text_before_the_bill_asks_stands_beside_it() -> None:
    told, *asked = read_whole(ADDED)
    assert (told.title, told.level) == ("Technische Vertragsbedingungen", Level.INFORMATION)
    assert told.text.startswith("1. Allgemein\nDer Bieter hat sich")
    assert told.text.endswith("vom AN gewartet.")
    first = asked[0]
    assert (first.number, first.text) == (
        "V1-1",
        "Der Bieter hat sich vor Abgabe des Angebotes vor Ort zu informieren.",
    )
    assert (first.level, first.section) == (Level.MANDATORY, ("Technische Vertragsbedingungen", "1. Allgemein"))
    assert first.source == told.source
    assert all("am Hang" not in one.text for one in asked)


def test_a_line_broken_by_the_width_of_the_page_is_one_sentence() -> None:
    whole = "Die Verkehrssicherung erfolgt bauseits. Die Arbeitsorte sind vom </span><br/><span>Auftragnehmer zu beleuchten."
    short = "Baubeginn: 01.12.2027</span><br/><span>Der AN muss eine Gefährdungsbeurteilung erstellen."
    texts = [one.text for one in read_whole(f"<AddText><DetailAddText>{PLAIN.format(whole)}</DetailAddText></AddText>")]
    assert "Die Arbeitsorte sind vom Auftragnehmer zu beleuchten." in texts
    texts = [one.text for one in read_whole(f"<AddText><DetailAddText>{PLAIN.format(short)}</DetailAddText></AddText>")]
    assert "Der AN muss eine Gefährdungsbeurteilung erstellen." in texts


def test_texts_stand_in_the_project_the_parties_the_sites_and_at_the_end() -> None:
    text = "<AddText><DetailAddText><p>{}</p></DetailAddText></AddText>"
    award = (
        f"<OWN>{text.format('Amt')}</OWN><Requester>{text.format('Schule')}</Requester><CnstSite>{text.format('Hof')}</CnstSite>"
        f"<NotifSite>{text.format('Pforte')}</NotifSite>{text.format('Vorwort')}"
    )
    found = read_whole(award, project=text.format("Projekt"), after=text.format("Nachwort"))
    assert {one.text for one in found} == {"Projekt", "Amt", "Schule", "Hof", "Pforte", "Vorwort", "Nachwort"}


def test_a_remark_that_is_one_demand_is_told_once_and_numbered_apart_from_positions() -> None:
    remark = "<Remark><Description><CompleteText><DetailTxt><Text>{}</Text></DetailTxt></CompleteText></Description></Remark>"
    item = '<Item RNoPart="0010"><Qty>1</Qty></Item>'
    one = remark.format("<p><span>Alle Preise sind netto anzugeben.</span></p>")
    body = f'<BoQ><BoQBody><BoQCtgy RNoPart="01"><Itemlist>{one}{item}</Itemlist></BoQCtgy></BoQBody></BoQ>'
    found = read_whole(body)
    assert [(one.number, one.level) for one in found] == [("01.H1-1", "mandatory"), ("01.0010", "mandatory")]


def test_a_description_for_several_positions_keeps_all_its_parts() -> None:
    part = "<Description><CompleteText><DetailTxt><Text><p>{}</p></Text></DetailTxt></CompleteText></Description>"
    parts = part.format("Erster Teil") + part.format("Zweiter Teil")
    described = f'<PerfDescr ID="P1"><PerfNo>10</PerfNo><PerfLbl>Aushub</PerfLbl>{parts}</PerfDescr>'
    item = '<Item RNoPart="1"><RefPerfNo IDRef="P1"/><Qty>1</Qty></Item>'
    content = (
        f"<GAEB><Award><DP>83</DP><BoQ><BoQBody><Itemlist>{described}{item}</Itemlist></BoQBody></BoQ></Award></GAEB>"
    )
    reading = read_tender("lv.x83", content.encode(), {})
    told = reading.tender.requirements[0]
    assert (told.title, told.text) == ("10 Aushub", "Erster Teil\nZweiter Teil")
    assert {"number": "1", "descriptions": "10 Aushub"} in [dict(one.params) for one in reading.findings]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>\n <span>m</span>\n <span>2</span>\n</p>", "m2"),
        ("<p><b>fett</b> <i>schräg</i></p>", "fett schräg"),
        ('<p><span>Menge:</span>\n<span style="mso-tab-count:1;"/>\n<span>10 m</span></p>', "Menge: 10 m"),
        ('<ol start="3"><li><p><span>drei</span></p></li><li>vier</li></ol>', "3. drei\n4. vier"),
        ("<ul><li><p><span>eins</span></p></li></ul>", "– eins"),
        ("<p>Text</p><Image>QUJD</Image>", "Text"),
        ("<Style>p.a {color:red}</Style><p>Text</p>", "Text"),
    ],
)
def test_layout_of_programs_is_no_part_of_a_text(inner: str, text: str) -> None:
    assert readable_text(etree.fromstring(f"<Text>{inner}</Text>")) == text
