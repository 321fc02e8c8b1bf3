"""One line of a UBL catalogue as an offering draft: identity, item texts, ordering, certificates, documents."""

from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.catalogue.offerings import (
    Certificate,
    Component,
    DocumentLink,
    Offering,
    OfferingKind,
    SupplyTerms,
)
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.formats.readers.catalogue.amounts import child_decimal, read_decimal
from bidbuilder.formats.readers.catalogue.article_checks import check_article, check_country, check_gtin
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.features import read_features
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.order_units import kind_by_unit, read_coded_unit, whole_days
from bidbuilder.formats.readers.catalogue.ubl.features import list_features, says_service
from bidbuilder.formats.readers.catalogue.ubl.left_out import RELATIONS, count_left_out
from bidbuilder.formats.readers.catalogue.ubl.prices import LinePrices, read_period

# Code lists of UNCL 7143 that a scheme name is known for.
_SCHEMES = {"TST": "UNSPSC", "STI": "CPV", "CV": "CPV", "HS": "HS"}


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads line after line of one catalogue."""

    language: str
    catalogue: etree._Element
    places: Places
    found: FindingsLog

    def read(self, line: etree._Element, where: SourcePlace) -> OfferingDraft:
        """The draft of a catalogue line. The seller's item identification is the code; the line number is not."""
        item = child(line, "Item")
        code = child_text(child(item, "SellersItemIdentification"), "ID")
        names = self._texts(item, "Name")
        check_article(code, names, self.found, where)
        unit = child_text(line, "OrderableUnit")
        offering = Offering(
            organisation_id=0,
            code=code,
            names=names,
            descriptions=self._texts(item, "Description"),
            kind=self._kind(item, unit, where),
            manufacturer=self._manufacturer(item),
            part_number=child_text(child(item, "ManufacturersItemIdentification"), "ID"),
            gtin=self._gtin(item, where),
            classification=self._classification(item),
            unit=read_coded_unit(unit or self._price_unit(line), self.found, where),
            properties=read_features(list_features(item, self.places), self.found),
            terms=self._terms(line, item, where),
            certificates=self._certificates(item),
            documents=self._documents(item),
            components=self._components(line),
        )
        prices = LinePrices(line, self.catalogue, self.places, self.found).read()
        self._count_relations(line)
        count_left_out(line, item, self.places, self.found)
        return OfferingDraft(offering=offering, prices=prices, source=where, findings=self.found.article_findings())

    def _texts(self, item: etree._Element | None, name: str) -> Texts:
        texts = []
        for element in children(item, name):
            stated = attribute(element, "languageID")
            texts.append((find_language(stated) or self.language, " ".join(text_of(element).split())))
        return fill_texts(texts)

    def _kind(self, item: etree._Element | None, unit: str, where: SourcePlace) -> OfferingKind:
        if says_service(item):
            return OfferingKind.SERVICE
        return kind_by_unit(unit, self.found, where)

    def _manufacturer(self, item: etree._Element | None) -> str:
        party = child(item, "ManufacturerParty")
        return (
            child_text(child(party, "PartyName"), "Name")
            or child_text(child(party, "PartyLegalEntity"), "RegistrationName")
            or child_text(item, "BrandName")
        )

    def _gtin(self, item: etree._Element | None, where: SourcePlace) -> str:
        """The standard identification if its scheme is GTIN: 0160 (ISO 6523) or, in older files, `GTIN`."""
        for identification in children(item, "StandardItemIdentification"):
            number = child(identification, "ID")
            if number is not None and attribute(number, "schemeID").upper() in {"0160", "GTIN", "0088", "EAN", ""}:
                return check_gtin(text_of(number), self.found, where)
        return ""

    def _classification(self, item: etree._Element | None) -> dict[str, str]:
        schemes: dict[str, str] = {}
        for commodity in children(item, "CommodityClassification"):
            for code in children(commodity, "ItemClassificationCode"):
                scheme = attribute(code, "listID")
                schemes.setdefault(_SCHEMES.get(scheme, scheme or "code"), text_of(code))
        return schemes

    def _price_unit(self, line: etree._Element) -> str:
        price = child(child(line, "RequiredItemLocationQuantity"), "Price")
        base = child(price, "BaseQuantity")
        return attribute(base, "unitCode") if base is not None else ""

    def _terms(self, line: etree._Element, item: etree._Element | None, where: SourcePlace) -> SupplyTerms:
        origin = child_text(child(item, "OriginCountry"), "IdentificationCode")
        return SupplyTerms(
            lead_time_days=self._lead_time(line),
            country_of_origin=check_country(origin, self.found, where),
            hs_code=self._classification(item).get("HS", ""),
            minimum_order=self._number(line, "MinimumOrderQuantity"),
            pack_size=self._number(line, "ContentUnitQuantity") or self._number(item, "PackSizeNumeric"),
        )

    def _lead_time(self, line: etree._Element) -> int | None:
        for location in children(line, "RequiredItemLocationQuantity"):
            measure = child(location, "LeadTimeMeasure")
            if measure is not None and text_of(measure):
                amount = read_decimal(text_of(measure), self.found, self.places.of(measure))
                unit = attribute(measure, "unitCode") or "DAY"
                return None if amount is None else whole_days(amount, unit, self.found, self.places.of(measure))
        return None

    def _certificates(self, item: etree._Element | None) -> tuple[Certificate, ...]:
        certificates = []
        for certificate in children(item, "Certificate"):
            kind = child_text(certificate, "CertificateType")
            remark = child_text(certificate, "Remarks")
            number = child_text(certificate, "ID")
            issuer = child_text(child(child(certificate, "IssuerParty"), "PartyName"), "Name")
            start, end = read_period(child(certificate, "ValidityPeriod"), self.places, self.found)
            certificates.append(
                Certificate(
                    name=remark or " · ".join(part for part in (kind, number) if part),
                    issuer="" if issuer == "NA" else issuer,
                    number=number,
                    valid_from=start,
                    valid_until=end,
                )
            )
        return tuple(certificates)

    def _documents(self, item: etree._Element | None) -> tuple[DocumentLink, ...]:
        documents = []
        for reference in children(item, "ItemSpecificationDocumentReference"):
            attachment = child(reference, "Attachment")
            embedded = child(attachment, "EmbeddedDocumentBinaryObject")
            file_name = attribute(embedded, "filename") if embedded is not None else ""
            if embedded is not None:
                self.found.count(
                    "document-embedded",
                    translatable(
                        "Documents inside the file that are named only: {count}. Upload them to the offering."
                    ),
                    "",
                    self.places.of(embedded),
                )
            documents.append(
                DocumentLink(
                    name=child_text(reference, "DocumentType", "DocumentDescription")
                    or file_name
                    or child_text(reference, "ID"),
                    file_name=file_name,
                    url=child_text(child(attachment, "ExternalReference"), "URI"),
                )
            )
        return tuple(documents)

    def _components(self, line: etree._Element) -> tuple[Component, ...]:
        return tuple(
            Component(
                code=child_text(related, "ID"),
                quantity=self._number(related, "Quantity") or Decimal(1),
            )
            for related in children(line, "ComponentRelatedItem")
        )

    def _count_relations(self, line: etree._Element) -> None:
        for related in children(line, *RELATIONS):
            self.found.count(
                "reference-left-out",
                translatable("References of the kind {subject} are not taken over ({count} of them)."),
                str(related.tag),
                self.places.of(related),
            )

    def _number(self, parent: etree._Element | None, name: str) -> Decimal | None:
        return child_decimal(parent, name, self.places, self.found)
