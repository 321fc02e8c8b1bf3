"""Features of one BMEcat article, plain or nested in groups, named directly, by template or by reference."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from bidbuilder.formats.readers.catalogue.elements import Places, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.etim_codes import is_feature_code, is_value_code
from bidbuilder.formats.readers.catalogue.features import Feature

_BLOCKS = ("PRODUCT_FEATURES", "ARTICLE_FEATURES")
# BMEcat 1.2 has no elements for them, so that they come as features: the signs of their names that are letters.
_ORIGIN_NAMES = frozenset({"countryoforigin", "ursprungsland", "herkunftsland", "herstellungsland", "oprindelsesland"})
_TARIFF_NAMES = frozenset(
    {"tariffno", "tariffnumber", "customstariffnumber", "commoditycode", "hscode", "taric", "toldtarifnummer"}
    | {"zolltarifnummer", "wertzolltarifnummer", "statistischewarennummer"}
)
_NO_LETTER = re.compile(r"[\W\d_]+")
_TARIFF = re.compile(r"\d{6,11}")


def list_features(
    article: etree._Element, places: Places, code_names: Mapping[str, str], units: Mapping[str, str]
) -> Iterator[Feature]:
    """Every FEATURE of the article in the order of the file, whatever groups it stands in.

    `code_names` are the names that the file gives for the codes of features and values, `units` those of its templates.
    """
    for block in children(article, *_BLOCKS):
        for feature in block.iter("FEATURE"):
            name = _name(feature, code_names)
            yield Feature(
                name=name,
                values=_values(feature, code_names),
                unit=child_text(feature, "FUNIT")
                or _template_unit(feature)
                or units.get(_identity(feature), units.get(name, "")),
                where=places.of(feature),
            )


def read_classification(article: etree._Element) -> dict[str, str]:
    """Classification scheme → group: its id, or its name where there is no id. The first group of a scheme wins."""
    schemes: dict[str, str] = {}
    for block in children(article, *_BLOCKS):
        scheme = child_text(block, "REFERENCE_FEATURE_SYSTEM_NAME")
        group = child_text(block, "REFERENCE_FEATURE_GROUP_ID") or child_text(block, "REFERENCE_FEATURE_GROUP_NAME")
        if scheme and group:
            schemes.setdefault(scheme, group)
    return schemes


def find_tariff_number(features: Iterable[Feature]) -> str:
    """The number of the customs tariff that a feature states; `""` if none does."""
    numbers = (re.sub(r"[ .]", "", value) for value in _stated(features, _TARIFF_NAMES))
    return next((number for number in numbers if _TARIFF.fullmatch(number)), "")


def find_origin(features: Iterable[Feature]) -> str:
    """The country of origin that a feature states, as it states it; `""` if none does."""
    return next(iter(_stated(features, _ORIGIN_NAMES)), "")


def _stated(features: Iterable[Feature], names: frozenset[str]) -> Iterator[str]:
    for feature in features:
        if len(feature.values) == 1 and _NO_LETTER.sub("", feature.name).casefold() in names:
            yield feature.values[0]


def _name(feature: etree._Element, code_names: Mapping[str, str]) -> str:
    stated = child_text(feature, "FNAME") or child_text(child(feature, "FTEMPLATE"), "FT_NAME")
    if stated and not is_feature_code(stated):
        return stated
    code = stated or _identity(feature)
    return code_names.get(code, code)


def _identity(feature: etree._Element) -> str:
    return child_text(feature, "FT_IDREF") or child_text(child(feature, "FTEMPLATE"), "FT_ID")


def _values(feature: etree._Element, code_names: Mapping[str, str]) -> tuple[str, ...]:
    """The values; words before codes: FVALUE, then what a coded value is called, then the code itself.

    A number is no code, whatever values the file numbers: only references and ETIM's codes are looked up.
    """
    variants = children(child(feature, "VARIANTS"), "VARIANT")
    for holders, name in (
        ([feature], "FVALUE"),
        (variants, "FVALUE"),
        ([feature], "FVALUE_DETAILS"),
        ([feature], "VALUE_IDREF"),
        (variants, "VALUE_IDREF"),
    ):
        texts = tuple(text_of(value) for holder in holders for value in children(holder, name) if text_of(value))
        if texts:
            is_code = name == "VALUE_IDREF"
            return tuple(code_names.get(one, one) if is_code or is_value_code(one) else one for one in texts)
    return ()


def _template_unit(feature: etree._Element) -> str:
    content = child(child(feature, "FTEMPLATE"), "FEATURE_CONTENT")
    return child_text(content, "FT_UNIT") or child_text(content, "FT_UNIT_IDREF")
