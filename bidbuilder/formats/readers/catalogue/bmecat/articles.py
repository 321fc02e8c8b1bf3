"""One BMEcat article as an offering draft: identity, names, ordering, logistics, references and documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.catalogue.offerings import Component, Offering, SupplyTerms
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.formats.readers.catalogue.amounts import child_decimal, read_decimal
from bidbuilder.formats.readers.catalogue.article_checks import check_article, check_country, check_gtin
from bidbuilder.formats.readers.catalogue.bmecat.documents import EXTENDED_MEDIA, list_documents
from bidbuilder.formats.readers.catalogue.bmecat.features import (
    find_origin,
    find_tariff_number,
    list_features,
    read_classification,
)
from bidbuilder.formats.readers.catalogue.bmecat.header import CatalogueDefaults
from bidbuilder.formats.readers.catalogue.bmecat.prices import PriceReader
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.features import Feature, read_features
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.markup import plain_text
from bidbuilder.formats.readers.catalogue.order_units import kind_by_unit, read_order_unit, whole_days

_CODE = ("SUPPLIER_PID", "SUPPLIER_AID")
_TAKEN_OVER = frozenset(
    {"DESCRIPTION_SHORT", "DESCRIPTION_LONG", "EAN", "INTERNATIONAL_PID", "MANUFACTURER_PID", "MANUFACTURER_AID"}
    | {"MANUFACTURER_NAME", "MANUFACTURER_TYPE_DESCR", "DELIVERY_TIME", "PRODUCT_ORDER", "ARTICLE_ORDER"}
)
_PARTS = ("DETAILS", "FEATURES", "ORDER_DETAILS", "PRICE_DETAILS", "REFERENCE", "LOGISTIC_DETAILS")
# Blocks of an article that are read, or whose contents are looked at one by one.
_BLOCKS = frozenset(
    {f"{kind}_{block}" for kind in ("PRODUCT", "ARTICLE") for block in _PARTS}
    | {"SUPPLIER_PID", "SUPPLIER_AID", "MIME_INFO", "USER_DEFINED_EXTENSIONS"}
)
_FEATURE_BLOCKS, _PRICES = (
    tuple(f"{kind}_{name}" for kind in ("PRODUCT", "ARTICLE")) for name in ("FEATURES", "PRICE")
)
_OF_FEATURES = frozenset(
    {"REFERENCE_FEATURE_SYSTEM_NAME", "REFERENCE_FEATURE_GROUP_ID", "REFERENCE_FEATURE_GROUP_NAME", "FEATURE"}
    | {"REFERENCE_FEATURE_GROUP_ID2", "GROUP_PRODUCT_ORDER", "FEATURE_GROUP"}
)
_OF_PRICE = frozenset(
    {"PRICE_AMOUNT", "PRICE_CURRENCY", "PRICE_FACTOR", "PRICE_BASE", "LOWER_BOUND", "TERRITORY", "TAX", "TAX_DETAILS"}
    | {"ALLOWANCE_OR_CHARGE", "PRICE_FORMULA"}
)
_NEVER_TAKEN = ("SUPPLIER_AID_SUPPLEMENT", "SUPPLIER_PID_SUPPLEMENT", "ALLOWANCE_OR_CHARGE", "PRICE_FORMULA")
# Sizes stand in metres, the weight in kilograms (BMEcat 2005, PRODUCT_DIMENSIONS).
_SIZES = {"LENGTH": ("length", "m"), "WIDTH": ("width", "m"), "DEPTH": ("depth", "m"), "WEIGHT": ("mass", "kg")}


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads article after article with the defaults, the group names and the names of codes of one file."""

    defaults: CatalogueDefaults
    groups: dict[str, str]
    code_names: Mapping[str, str]
    units: Mapping[str, str]
    places: Places
    found: FindingsLog

    def read(self, article: etree._Element, where: SourcePlace, *, is_price_update: bool) -> OfferingDraft:
        """The draft of an article. Without a code it is an error; without a name too, unless only prices are updated."""
        details = child(article, "PRODUCT_DETAILS", "ARTICLE_DETAILS")
        code = child_text(article, *_CODE)
        names = self._texts(details, "DESCRIPTION_SHORT")
        check_article(code, names, self.found, where, name_needed=not is_price_update)
        logistics = child(article, "PRODUCT_LOGISTIC_DETAILS", "ARTICLE_LOGISTIC_DETAILS")
        order = child(article, "PRODUCT_ORDER_DETAILS", "ARTICLE_ORDER_DETAILS")
        features = list(list_features(article, self.places, self.code_names, self.units))
        offering = Offering(
            organisation_id=0,
            code=code,
            names=names,
            descriptions=self._texts(details, "DESCRIPTION_LONG"),
            kind=kind_by_unit(child_text(order, "ORDER_UNIT"), self.found, where),
            manufacturer=child_text(details, "MANUFACTURER_NAME"),
            part_number=child_text(details, "MANUFACTURER_PID", "MANUFACTURER_AID")
            or child_text(details, "MANUFACTURER_TYPE_DESCR"),
            gtin=check_gtin(self._gtin(details), self.found, where),
            classification=self._classification(article, code),
            unit=self._unit(order, where, is_price_update=is_price_update),
            properties=read_features([*self._type(details), *features, *self._sizes(logistics)], self.found),
            terms=self._terms(details, order, logistics, features, where),
            documents=list_documents(article, self.defaults.media_root),
            components=self._components(article),
        )
        prices = PriceReader(self.defaults, self.places, self.found).read(article)
        self._count_left_out(details, order, article)
        return OfferingDraft(offering=offering, prices=prices, source=where, findings=self.found.article_findings())

    def _gtin(self, details: etree._Element | None) -> str:
        """The international number said to be a GTIN or EAN, else one of no kind; others are counted as left out."""
        numbers = children(details, "INTERNATIONAL_PID")
        by_kind = {attribute(one, "type").casefold(): text_of(one) for one in reversed(list(numbers))}
        kinds = {kind: number for kind, number in by_kind.items() if kind not in {"gtin", "ean", ""} and number}
        for kind in kinds:
            message = translatable("International numbers of the kind {subject} are not taken over ({count} of them).")
            self.found.count("number-left-out", message, kind)
        return child_text(details, "EAN") or next(
            (by_kind[kind] for kind in ("gtin", "ean", "") if by_kind.get(kind)), ""
        )

    def _texts(self, details: etree._Element | None, name: str) -> Texts:
        texts = []
        for element in children(details, name):
            stated = attribute(element, "lang")
            language = find_language(stated) if stated else self.defaults.language
            if language is None:
                self.found.warning(
                    "language-unknown",
                    translatable("{language} is not a language code; the text was taken as {default}."),
                    self.places.of(element),
                    language=stated,
                    default=self.defaults.language,
                )
            texts.append((language or self.defaults.language, plain_text(text_of(element))))
        return fill_texts(texts)

    def _classification(self, article: etree._Element, code: str) -> dict[str, str]:
        group = self.groups.get(code)
        return read_classification(article) | ({"group": group} if group else {})

    def _unit(self, order: etree._Element | None, where: SourcePlace, *, is_price_update: bool) -> str:
        if order is None and is_price_update:
            return ""  # what is not said stays as it is registered
        return read_order_unit(child_text(order, "ORDER_UNIT"), self.found, where)

    def _terms(
        self,
        details: etree._Element | None,
        order: etree._Element | None,
        logistics: etree._Element | None,
        features: Sequence[Feature],
        where: SourcePlace,
    ) -> SupplyTerms:
        size = child(logistics, "PRODUCT_DIMENSIONS")
        stated = child_text(logistics, "COUNTRY_OF_ORIGIN") or find_origin(features)
        country = stated or self.defaults.country_of_origin
        tariff = child_text(child(logistics, "CUSTOMS_TARIFF_NUMBER"), "CUSTOMS_NUMBER")
        return SupplyTerms(
            lead_time_days=self._lead_time(details, logistics),
            mass_kg=self._number(size, "WEIGHT"),
            volume_m3=self._number(size, "VOLUME"),
            country_of_origin=check_country(country, self.found, where),
            hs_code=tariff or find_tariff_number(features),
            minimum_order=self._number(order, "QUANTITY_MIN"),
            pack_size=self._number(order, "NO_CU_PER_OU"),
        )

    def _lead_time(self, details: etree._Element | None, logistics: etree._Element | None) -> int | None:
        """DELIVERY_TIME of 1.2 and LEADTIME of 2005 count days; a TIME_SPAN names its unit."""
        times = child(logistics, "DELIVERY_TIMES")
        span = child(times, "TIME_SPAN")
        for parent, name, unit in (
            (details, "DELIVERY_TIME", "DAY"),
            (times, "LEADTIME", "DAY"),
            (span, "TIME_VALUE_DURATION", child_text(span, "TIME_BASE")),
        ):
            amount = self._number(parent, name)
            if amount is not None and parent is not None:
                return whole_days(amount, unit, self.found, self.places.of(parent))
        return None

    def _type(self, details: etree._Element | None) -> list[Feature]:
        """What the manufacturer calls the type, beside its number for it: buyers ask for types."""
        kind, number = (
            child(details, "MANUFACTURER_TYPE_DESCR"),
            child_text(details, "MANUFACTURER_PID", "MANUFACTURER_AID"),
        )
        if kind is None or not number or text_of(kind) in {"", number}:
            return []
        return [Feature(name="Type", values=(text_of(kind),), where=self.places.of(kind))]

    def _sizes(self, logistics: etree._Element | None) -> list[Feature]:
        size = child(logistics, "PRODUCT_DIMENSIONS")
        return [
            Feature(name=name, values=(child_text(size, element),), unit=unit, where=self.places.of(size))
            for element, (name, unit) in _SIZES.items()
            if size is not None and child_text(size, element)
        ]

    def _components(self, article: etree._Element) -> tuple[Component, ...]:
        """Parts of a kit; all other references (accessories, spare parts, similar articles) are only counted."""
        parts = []
        for reference in children(article, "PRODUCT_REFERENCE", "ARTICLE_REFERENCE"):
            kind = attribute(reference, "type")
            if kind == "consists_of":
                quantity = read_decimal(attribute(reference, "quantity") or "1", self.found, self.places.of(reference))
                code = child_text(reference, "PROD_ID_TO", "ART_ID_TO")
                parts.append(Component(code=code, quantity=quantity or Decimal(1)))
            else:
                self.found.count(
                    "reference-left-out",
                    translatable("References of the kind {subject} are not taken over ({count} of them)."),
                    kind,
                    self.places.of(reference),
                )
        return tuple(parts)

    def _count_left_out(
        self, details: etree._Element | None, order: etree._Element | None, article: etree._Element
    ) -> None:
        """Count what has no place in an offering: details, steps of ordering, allowances, extensions, strange blocks."""
        left_out = [
            *(
                one
                for one in article
                if isinstance(one.tag, str) and one.tag not in _BLOCKS and one.tag not in _NEVER_TAKEN
            ),
            *(one for one in (details if details is not None else ()) if one.tag not in _TAKEN_OVER),
            *children(order, "QUANTITY_INTERVAL"),
            *(one for block in children(article, *_FEATURE_BLOCKS) for one in block if one.tag not in _OF_FEATURES),
            *(one for price in article.iter(*_PRICES) for one in price if one.tag not in _OF_PRICE),
            *(one for name in _NEVER_TAKEN for one in article.iter(name)),
            *(
                one
                for block in children(article, "USER_DEFINED_EXTENSIONS")
                for one in block.iter()
                if _is_left_out(one)
            ),
        ]
        for element in left_out:
            if isinstance(element.tag, str) and "".join(element.itertext()).strip():
                self.found.count(
                    "element-left-out",
                    translatable("{subject} is not taken over ({count} ×)."),
                    element.tag,
                    self.places.of(element),
                )

    def _number(self, parent: etree._Element | None, name: str) -> Decimal | None:
        return child_decimal(parent, name, self.places, self.found)


def _is_left_out(element: etree._Element) -> bool:
    """Whether a value of an extension is read by nobody: all but what describes a document."""
    return not len(element) and not str(element.tag).startswith(EXTENDED_MEDIA)
