"""A UBL catalogue as a catalogue reading. Test sets that wrap several catalogues are read one after the other."""

from collections.abc import Iterator, Mapping

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import mark_doubled_codes
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.elements import Places, child, child_text, children, strip_namespaces
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.ubl.lines import LineReader

_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"
_CATALOGUE = f"{{{_NAMESPACE}}}Catalogue"


def is_ubl_catalogue(root: etree._Element) -> bool:
    """Whether the root is a UBL catalogue or holds some, whatever wraps them."""
    return root.tag == _CATALOGUE or next(root.iter(_CATALOGUE), None) is not None


def read_ubl_catalogue(name: str, root: etree._Element, options: Mapping[str, str]) -> CatalogueReading:
    """Every catalogue line. Texts without a language are taken as `options["language"]`, else as English, with a finding."""
    found = FindingsLog()
    places = Places(name)
    if root.tag != _CATALOGUE:
        found.warning(
            "catalogue-wrapped",
            translatable("The catalogue stands inside another document, {document}; only the catalogue was read."),
            None,
            document=etree.QName(root).localname,
        )
    catalogues = list(root.iter(_CATALOGUE))
    strip_namespaces(root)
    language = _language(options, found)
    drafts: list[OfferingDraft] = []
    for catalogue in catalogues:
        _remark_receiver(catalogue, found)
        drafts += _read_lines(catalogue, LineReader(language, catalogue, places, found))
    found.article_findings()
    if not drafts:
        found.warning("no-articles", translatable("There is no article in the file."))
    marked = mark_doubled_codes(drafts, found)
    return CatalogueReading(format="ubl", drafts=marked, findings=found.all_findings())


def _read_lines(catalogue: etree._Element, reader: LineReader) -> Iterator[OfferingDraft]:
    base = _path_of(catalogue)
    is_withdrawn = child_text(catalogue, "ActionCode").casefold() == "delete"
    for number, line in enumerate(children(catalogue, "CatalogueLine"), start=1):
        where = reader.places.enter(line, f"{base}/CatalogueLine[{number}]")
        reader.found.article_findings()
        if is_withdrawn or child_text(line, "ActionCode").casefold() == "delete":
            _remark_deletion(line, where, reader.found)
            continue
        yield reader.read(line, where)


def _remark_deletion(line: etree._Element, where: SourcePlace, found: FindingsLog) -> None:
    item = child(line, "Item")
    codes = (
        child_text(child(item, name), "ID") for name in ("SellersItemIdentification", "StandardItemIdentification")
    )
    found.warning(
        "article-deleted",
        translatable("The file asks to delete {code}; withdraw the offering by hand if that is meant."),
        where,
        code=next(filter(None, codes), child_text(line, "ID")),
    )


def _remark_receiver(catalogue: etree._Element, found: FindingsLog) -> None:
    """Say for whom the catalogue was made, and under which contract: its prices may hold for that customer alone."""
    customer = child(child(catalogue, "ContractorCustomerParty"), "Party")
    names = (
        child_text(child(party, element), name)
        for party in (child(catalogue, "ReceiverParty"), customer)
        for element, name in (("PartyName", "Name"), ("PartyLegalEntity", "RegistrationName"))
    )
    if buyer := next(filter(None, names), ""):
        found.info(
            "made-for-buyer",
            translatable("The file was made for {buyer}; look whether its prices hold for others."),
            buyer=buyer,
        )
    contract = child(catalogue, "ReferencedContract")
    number = child_text(contract, "ID") or child_text(child(contract, "ContractDocumentReference"), "ID")
    if number:
        found.info(
            "agreement",
            translatable("The prices rest on the agreement {agreement} ({days})."),
            agreement=number,
            days=child_text(contract, "IssueDate") or "–",
        )
    for terms in children(catalogue, "TradingTerms"):
        if words := child_text(terms, "Information", "Reference"):
            found.info("trading-terms", translatable("The catalogue sets terms of trade: {terms}"), terms=words)


def _path_of(catalogue: etree._Element) -> str:
    return str(catalogue.getroottree().getpath(catalogue))


def _language(options: Mapping[str, str], found: FindingsLog) -> str:
    stated = find_language(options.get("language", ""))
    if stated:
        return stated
    found.info(
        "language-assumed",
        translatable(
            "The format does not say in which language texts are written; English was assumed where none is stated."
        ),
    )
    return "en"
