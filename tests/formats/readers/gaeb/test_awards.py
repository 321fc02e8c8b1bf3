"""What a GAEB file says of the award and marks at positions: nothing a bidder has to heed is dropped."""

from decimal import Decimal

import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import NotACall

INFO = """<AwardInfo><Cur>EUR</Cur><CnstStart>2027-05-01</CnstStart><WarrDur>5</WarrDur><WarrUnit>Years</WarrUnit>
<PerformPcnt>5.000000</PerformPcnt><WarrantPcnt>3.000000</WarrantPcnt>
<COInfo><CONo>2</CONo><COReas><p><span>Altlasten</span></p></COReas></COInfo>
<MastAgrInfo><BidUpDown>Yes</BidUpDown><MastAgrBeg>2027-05-01</MastAgrBeg><MastAgrDur>24</MastAgrDur>
<MinContrVal>500.00</MinContrVal></MastAgrInfo></AwardInfo>"""
PARTIES = """<OWN><Address><Name1>Bauamt</Name1><City>Graz</City><Country>Austria</Country><Contact>Frau Adler</Contact>
<Phone>0316 1</Phone></Address></OWN><Requester><RequestName>Schule Nord</RequestName></Requester>
<CnstSite><Address><Name1>Halle</Name1><Street>Weg 1</Street><PCode>8010</PCode><City>Graz</City></Address></CnstSite>
<NotifSite><NotifSiteName>Pforte</NotifSiteName></NotifSite><CnstSite><CnstSiteName>Hof 2</CnstSiteName></CnstSite>"""
LOTS = """<BoQInfo><CPVCode><CPVNo>45000000-7</CPVNo></CPVCode><BoQBkdn><Type>Lot</Type></BoQBkdn></BoQInfo><BoQBody>
<BoQCtgy ID="a" RNoPart="1"><CPVCode><CPVNo>45111000</CPVNo></CPVCode></BoQCtgy><BoQCtgy ID="b" RNoPart="2"/></BoQBody>
<LotGrp><LotGrNo>G1</LotGrNo><RefLotNo IDRef="a"/><RefLotNo IDRef="b"/></LotGrp>"""
WAGES = "<WgChange><LblRefWage>Ecklohn</LblRefWage><RedPriceComp>1.500000</RedPriceComp></WgChange>"
CALL = f"""<GAEB xmlns="http://www.gaeb.de/GAEB_DA_XML/DA83/3.3"><PrjInfo><UPFracDig>3</UPFracDig><BidCommPerm>No</BidCommPerm>
</PrjInfo><Award><DP>83</DP>{INFO}{PARTIES}<BoQ>{LOTS}</BoQ>{WAGES}</Award></GAEB>"""


def read(content: str) -> TenderReading:
    return read_tender("lv.x83", content.encode(), {})


def test_terms_securities_sites_and_codes_of_the_award_are_read() -> None:
    reading = read(CALL)
    tender = reading.tender
    said = {(one.kind.value, one.text) for one in tender.terms}
    assert said == {
        ("contact", "Frau Adler, 0316 1"),
        ("contract-start", "2027-05-01"),
        (
            "framework",
            "Beginn: 2027-05-01\nDauer: 24 Monate\nKleinster Auftrag: 500.00 EUR\nAuf- und Abgebotsverfahren",
        ),
        ("note", "Gewährleistung: 5 Jahre"),
        ("note", "Gewährleistungsbürgschaft: 3 % der Abrechnungssumme"),
        ("note", "Nachtrag 2: Altlasten"),
        ("note", "Bedarfsträger: Schule Nord"),
        ("note", "Benachrichtigungsort: Pforte"),
        ("note", "Einheitspreise mit 3 Nachkommastellen"),
        ("note", "Kommentare der Bieter sind nicht zugelassen"),
        ("note", "Lohnänderung, maßgebender Lohn: Ecklohn; Minderung der Preise 1.5 %"),
    }
    assert [(one.kind, one.percent) for one in tender.securities] == [("performance", Decimal("5.000000"))]
    assert tender.delivery_place == "Halle, Weg 1, 8010 Graz\nHof 2"
    assert (tender.cpv, tender.lots[0].cpv, tender.buyer.country) == (("45000000",), ("45111000",), "AT")
    assert [(one.id, one.lots) for one in tender.lot_groups] == [("G1", ("1", "2"))]
    assert "wage-change" in {one.code for one in reading.findings}


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ("<KeyIt>Yes</KeyIt>", "position-key"),
        ("<UPBkdn>Yes</UPBkdn>", "price-broken-down"),
        ("<MarkupIt>Yes</MarkupIt>", "position-marked"),
        ("<CONo>1</CONo><COStatus>Offered</COStatus>", "position-supplement"),
        (
            "<HoldOutType>ExtUseItem</HoldOutType><UseDur>4</UseDur><UseDurLblTime>Wo</UseDurLblTime>",
            "position-over-time",
        ),
        ("<VAT>7.00</VAT>", "position-vat"),
        ("<BidUpDownReq>Yes</BidUpDownReq>", "position-up-or-down"),
        ("<SubDescr><SubDNo>1</SubDNo><UPSpec>Yes</UPSpec></SubDescr>", "part-priced"),
        ("<Product><Article><Brand>Nord</Brand><ArtNo>N 1</ArtNo></Article></Product>", "position-product"),
        ("<ALNGroupNo>1</ALNGroupNo><ALNSerNo>2</ALNSerNo>", "alternative-alone"),
        ("<ALNGroupNo>1</ALNGroupNo><ALNSerNo>0</ALNSerNo>", ""),
        ("<KeyIt>No</KeyIt><UPBkdn>No</UPBkdn><CONo>0</CONo>", ""),
    ],
)
def test_every_mark_of_a_position_is_told(marks: str, code: str) -> None:
    item = f'<Item RNoPart="1">{marks}<Qty>1</Qty><QU>m</QU></Item>'
    found = read(f"<GAEB><Award><DP>83</DP><BoQ><BoQBody><Itemlist>{item}</Itemlist></BoQBody></BoQ></Award></GAEB>")
    told = {one.code for one in found.findings} - {"deadline-missing", "position-without-text"}
    assert told == ({code} if code else set())


def test_a_part_of_a_bill_nobody_knows_is_told_with_its_words() -> None:
    part = "<MastAgrItems><Share>10 %</Share></MastAgrItems>"
    found = read(f"<GAEB><Award><DP>83</DP><BoQ><BoQBody><Itemlist>{part}</Itemlist></BoQBody></BoQ></Award></GAEB>")
    (told,) = (one for one in found.findings if one.code == "part-unknown")
    assert told.params == {"name": "MastAgrItems", "words": "10 %"}


@pytest.mark.parametrize(
    ("content", "phase"),
    [
        ("<GAEB><Invoice><DP>89</DP><BoQ/></Invoice></GAEB>", "89"),
        ('<GAEB xmlns="http://www.gaeb.de/GAEB_DA_XML/DA93/3.3"><Order><OrderItem/></Order></GAEB>', "93"),
        ("<GAEB><QtyDeterm><DP>31</DP></QtyDeterm></GAEB>", "31"),
    ],
)
def test_phases_without_an_award_are_refused_with_what_to_ask_for(content: str, phase: str) -> None:
    with pytest.raises(NotACall) as refused:
        read(content)
    assert refused.value.params == {"kind": f"GAEB DA XML, {phase}", "better": "GAEB DA XML (.x83, .x81)"}


def test_a_phase_that_only_the_namespace_names_is_told() -> None:
    reading = read('<GAEB xmlns="http://www.gaeb.de/GAEB_DA_XML/DA84/3.3"><Award><BoQ/></Award></GAEB>')
    assert "not-a-call" in {one.code for one in reading.findings}


@pytest.mark.parametrize(
    ("written", "read_as", "code"),
    [
        ("8,5", Decimal("8.5"), "quantity-with-comma"),
        ("1.250,00", None, "quantity-unreadable"),
        ("8.500", Decimal("8.500"), ""),
    ],
)
def test_a_quantity_with_a_comma_is_read_and_told(written: str, read_as: Decimal | None, code: str) -> None:
    item = f'<Item RNoPart="1"><Qty>{written}</Qty><QU>m</QU></Item>'
    found = read(f"<GAEB><Award><DP>83</DP><BoQ><BoQBody><Itemlist>{item}</Itemlist></BoQBody></BoQ></Award></GAEB>")
    assert [one.quantity for one in found.tender.requirements] == [read_as]
    assert {one.code for one in found.findings if one.code.startswith("quantity")} == ({code} if code else set())
