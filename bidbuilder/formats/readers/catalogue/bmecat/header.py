"""What the header of a BMEcat file says for all its articles: language, currency, delivery terms, validity, price factor."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.amounts import read_day, read_decimal
from bidbuilder.formats.readers.catalogue.article_checks import check_currency
from bidbuilder.formats.readers.catalogue.codes import find_incoterm, find_language
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDefaults:
    """Values that hold where an article says nothing."""

    language: str
    currency: str = ""
    price_factor: Decimal = Decimal(1)
    country_of_origin: str = ""
    incoterm: str = "EXW"
    place: str = ""
    media_root: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


def read_defaults(root: etree._Element, places: Places, found: FindingsLog) -> CatalogueDefaults:
    """The defaults out of HEADER/CATALOG; each missing one that matters is a finding when an article needs it."""
    catalogue = child(child(root, "HEADER"), "CATALOG")
    factor = child(catalogue, "PRICE_FACTOR")
    incoterm, place = read_transport(child(catalogue, "TRANSPORT"))
    valid_from, valid_until = (_day(catalogue, kind, places, found) for kind in ("start", "end"))
    for flag in children(catalogue, "PRICE_FLAG"):
        if text_of(flag).casefold() in {"true", "1"}:
            found.info(
                "price-flag",
                translatable("The file says of all its prices: {flag}."),
                places.of(flag),
                flag=attribute(flag, "type"),
            )
    _remark_buyer(child(root, "HEADER"), places, found)
    return CatalogueDefaults(
        language=_default_language(root, catalogue, found),
        currency=_default_currency(catalogue, places, found),
        price_factor=(read_decimal(text_of(factor), found, places.of(factor)) if factor is not None else None)
        or Decimal(1),
        country_of_origin=child_text(catalogue, "COUNTRY_OF_ORIGIN"),
        incoterm=incoterm or "EXW",
        place=place,
        media_root=child_text(catalogue, "MIME_ROOT"),
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _remark_buyer(header: etree._Element | None, places: Places, found: FindingsLog) -> None:
    """Say for whom the file was made, and under which agreement: its prices may hold for that buyer alone."""
    buyer, agreement = child(header, "BUYER"), child(header, "AGREEMENT")
    name = child_text(buyer, "BUYER_NAME") or child_text(buyer, "BUYER_ID", "BUYER_IDREF")
    if buyer is not None and name:
        found.info(
            "made-for-buyer",
            translatable("The file was made for {buyer}; look whether its prices hold for others."),
            places.of(buyer),
            buyer=name,
        )
    if agreement is not None:
        days = (child_text(moment, "DATE") for moment in children(agreement, "DATETIME"))
        plain = (child_text(agreement, f"AGREEMENT_{edge}_DATE") for edge in ("START", "END"))
        found.info(
            "agreement",
            translatable("The prices rest on the agreement {agreement} ({days})."),
            places.of(agreement),
            agreement=child_text(agreement, "AGREEMENT_ID") or "–",
            days=" – ".join(filter(None, (*days, *plain))) or "–",
        )


def _day(catalogue: etree._Element | None, kind: str, places: Places, found: FindingsLog) -> date | None:
    """A day of the catalogue's validity: an element of its own, or a DATETIME of that type."""
    wanted = f"valid_{kind}_date"
    stated = child(catalogue, wanted.upper())
    for moment in children(catalogue, "DATETIME"):
        stated = child(moment, "DATE") if attribute(moment, "type") == wanted else stated
    return read_day(text_of(stated), found, places.of(stated)) if stated is not None and text_of(stated) else None


def read_transport(transport: etree._Element | None) -> tuple[str, str]:
    """Incoterm and named place of a TRANSPORT element; `""` for what it does not say."""
    term = find_incoterm(child_text(transport, "INCOTERM"))
    return (term[0] if term else "", child_text(transport, "LOCATION") or (term[1] if term else ""))


def _default_language(root: etree._Element, catalogue: etree._Element | None, found: FindingsLog) -> str:
    languages = children(catalogue, "LANGUAGE")
    stated = [element for element in languages if attribute(element, "default").casefold() == "true"] or languages
    text = text_of(stated[0]) if stated else attribute(root, "lang")
    language = find_language(text) if text else None
    if language:
        return language
    found.warning(
        "language-assumed",
        translatable("The file does not say in which language it is written; German was assumed."),
        None,
        typed=text,
    )
    return "de"


def _default_currency(catalogue: etree._Element | None, places: Places, found: FindingsLog) -> str:
    element = child(catalogue, "CURRENCY")
    if element is None or not text_of(element):
        return ""
    return check_currency(text_of(element), found, places.of(element))
