"""eForms notices for tests: a small sound call with one lot; a test replaces or adds only the piece it is about."""

from lxml import etree

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender

_NOTICE = """<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
  xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"
  xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"
  xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1">
  <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
    {changes}
    <efac:Organizations><efac:Organization><efac:Company>
      <cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name languageID="DAN">Nordhavn Kommune</cbc:Name></cac:PartyName>
      <cac:PostalAddress><cac:Country><cbc:IdentificationCode>DNK</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    </efac:Company></efac:Organization></efac:Organizations>
  </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
  <cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>
  <cbc:ID schemeName="notice-id">1111</cbc:ID>
  <cbc:ContractFolderID>2222</cbc:ContractFolderID>
  <cbc:IssueDate>2027-01-04+01:00</cbc:IssueDate>
  <cbc:VersionID>02</cbc:VersionID>
  <cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
  <cbc:NoticeLanguageCode>DAN</cbc:NoticeLanguageCode>
  <cac:ContractingParty><cac:Party>
    <cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>
  </cac:Party></cac:ContractingParty>
  <cac:ProcurementProject>
    <cbc:ID>{reference}</cbc:ID>
    <cbc:Name languageID="DAN">Biogasanlæg</cbc:Name><cbc:Name languageID="ENG">Biogas plant</cbc:Name>
  </cac:ProcurementProject>
  {lots}
</ContractNotice>
"""

_LOT = """<cac:ProcurementProjectLot>
  <cbc:ID schemeName="{scheme}">{id}</cbc:ID>
  <cac:TenderingTerms>{terms}
    <cac:Language><cbc:ID>DAN</cbc:ID></cac:Language>
  </cac:TenderingTerms>
  <cac:TenderingProcess>{process}</cac:TenderingProcess>
  <cac:ProcurementProject><cbc:Name languageID="DAN">Delaftale</cbc:Name>{project}
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">42990000</cbc:ItemClassificationCode>
    </cac:MainCommodityClassification></cac:ProcurementProject>
</cac:ProcurementProjectLot>"""


def lot(*, lot_id: str = "LOT-0001", scheme: str = "Lot", terms: str = "", process: str = "", project: str = "") -> str:
    """One lot; `terms`, `process` and `project` are XML put into it."""
    return _LOT.format(id=lot_id, scheme=scheme, terms=terms, process=process, project=project)


def period(day: str, clock: str = "", *, name: str = "TenderSubmissionDeadlinePeriod") -> str:
    """A deadline as a period of `TenderingProcess`."""
    time = f"<cbc:EndTime>{clock}</cbc:EndTime>" if clock else ""
    return f"<cac:{name}><cbc:EndDate>{day}</cbc:EndDate>{time}</cac:{name}>"


def extension(content: str) -> str:
    """XML as an eForms extension."""
    for name in ("efext:EformsExtension", "ext:ExtensionContent", "ext:UBLExtension", "ext:UBLExtensions"):
        content = f"<{name}>{content}</{name}>"
    return content


def criterion(kind: str, weight: str = "", code: str = "per-exa", list_name: str = "number-weight") -> str:
    """One award criterion, ready to stand in `AwardingCriterion`."""
    parameter = (
        f'<efac:AwardCriterionParameter><efbc:ParameterCode listName="{list_name}">{code}</efbc:ParameterCode>'
        f"<efbc:ParameterNumeric>{weight}</efbc:ParameterNumeric></efac:AwardCriterionParameter>"
    )
    return (
        f"<cac:SubordinateAwardingCriterion>{extension(parameter) if weight else ''}"
        f"<cbc:AwardingCriterionTypeCode>{kind}</cbc:AwardingCriterionTypeCode>"
        f'<cbc:Name languageID="DAN">{kind}</cbc:Name></cac:SubordinateAwardingCriterion>'
    )


def criteria(*each: str) -> str:
    """Award criteria as terms of a lot."""
    return f"<cac:AwardingTerms><cac:AwardingCriterion>{''.join(each)}</cac:AwardingCriterion></cac:AwardingTerms>"


def notice(*lots: str, reference: str = "26-0042", changes: str = "") -> bytes:
    """A notice with these lots."""
    content = _NOTICE.format(lots="\n".join(lots or (lot(),)), reference=reference, changes=changes).encode()
    etree.fromstring(content)
    return content


def read_notice(*lots: str, reference: str = "26-0042", changes: str = "") -> TenderReading:
    """The reading of such a notice."""
    return read_tender("notice.xml", notice(*lots, reference=reference, changes=changes), {})
