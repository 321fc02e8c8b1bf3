"""A BMEcat file as a catalogue reading: the transaction, its articles, and the catalogue groups they stand in."""

from collections.abc import Mapping

from lxml import etree

from bidbuilder.domain.basics.findings import Severity, translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import mark_doubled_codes
from bidbuilder.formats.readers.catalogue.bmecat.articles import ArticleReader
from bidbuilder.formats.readers.catalogue.bmecat.code_names import read_code_names
from bidbuilder.formats.readers.catalogue.bmecat.header import read_defaults
from bidbuilder.formats.readers.catalogue.bmecat.template_units import read_template_units
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child_text, children, strip_namespaces
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_ARTICLE = ("PRODUCT", "ARTICLE")
_GROUP_LINKS = ("PRODUCT_TO_CATALOGGROUP_MAP", "ARTICLE_TO_CATALOGGROUP_MAP")
# What may stand in a transaction and is read, or holds definitions for what is.
_KNOWN = frozenset(
    {*_ARTICLE, *_GROUP_LINKS, "CATALOG_GROUP_SYSTEM", "CATALOG_STRUCTURE", "CLASSIFICATION_SYSTEM", "FEATURE_SYSTEM"}
)
_PRICE_UPDATE = "T_UPDATE_PRICES"
_NAMESPACE = "http://www.bmecat.org/bmecat/"
_VERSIONS = {"1.01": "1.2", "1.0": "1.2", "2005.1": "2005", "2005.2": "2005"}


def is_bmecat(root: etree._Element) -> bool:
    """Whether the root is BMECAT, in whatever namespace."""
    return etree.QName(root).localname.upper() == "BMECAT"


def read_bmecat(name: str, root: etree._Element, _options: Mapping[str, str]) -> CatalogueReading:
    """Every article of every transaction in the file. Articles marked for deletion are findings, not drafts."""
    found = FindingsLog()
    places = Places(name)
    _remark_namespace(root, found)
    strip_namespaces(root)
    defaults = read_defaults(root, places, found)
    code_names, units = read_code_names(root), read_template_units(root)
    drafts: list[OfferingDraft] = []
    found.article_findings()  # what was found so far belongs to the whole file, not to the first article
    for transaction in (element for element in root if str(element.tag).startswith("T_")):
        groups = _groups_of(transaction, places, found)
        _count_misplaced(transaction, places, found)
        reader = ArticleReader(defaults, groups, code_names, units, places, found)
        drafts += _read_articles(transaction, reader)
    if not drafts:
        found.warning("no-articles", translatable("There is no article in the file."))
    found.article_findings()
    marked = mark_doubled_codes(drafts, found)
    return CatalogueReading(format=_format(root), drafts=marked, findings=found.all_findings())


def _read_articles(transaction: etree._Element, reader: ArticleReader) -> list[OfferingDraft]:
    drafts = []
    is_price_update = transaction.tag == _PRICE_UPDATE
    for number, article in enumerate(children(transaction, *_ARTICLE), start=1):
        where = reader.places.enter(article, f"/BMECAT/{transaction.tag!s}/{article.tag!s}[{number}]")
        if attribute(article, "mode").casefold() == "delete":
            reader.found.warning(
                "article-deleted",
                translatable("The file asks to delete {code}; withdraw the offering by hand if that is meant."),
                where,
                code=child_text(article, "SUPPLIER_PID", "SUPPLIER_AID"),
            )
            reader.found.article_findings()
            continue
        drafts.append(reader.read(article, where, is_price_update=is_price_update))
    return drafts


def _groups_of(transaction: etree._Element, places: Places, found: FindingsLog) -> dict[str, str]:
    """Article code → path of its catalogue group's names, from the broadest on. The first group of an article wins."""
    structure = {
        child_text(group, "GROUP_ID"): (child_text(group, "GROUP_NAME"), child_text(group, "PARENT_ID"))
        for group in transaction.iter("CATALOG_STRUCTURE")
    }
    groups: dict[str, str] = {}
    for link in children(transaction, *_GROUP_LINKS):
        code, group = child_text(link, "PROD_ID", "ART_ID"), child_text(link, "CATALOG_GROUP_ID")
        path = _group_path(group, structure)
        if groups.setdefault(code, path) != path:
            found.count(
                "group-further",
                translatable("Articles that stand in further groups of the catalogue; the first was taken: {count}."),
                "",
                places.of(link),
            )
    return groups


def _count_misplaced(transaction: etree._Element, places: Places, found: FindingsLog) -> None:
    """Count what stands among the articles and is none: parts of an article outside of it are lost for it."""
    for element in transaction:
        if element.tag not in _KNOWN and "".join(element.itertext()).strip():
            found.count(
                "element-misplaced",
                translatable("{subject} stands outside of any article and was left out ({count} ×)."),
                str(element.tag),
                places.of(element),
                Severity.WARNING,
            )


def _group_path(group: str, structure: Mapping[str, tuple[str, str]]) -> str:
    names: list[str] = []
    seen: set[str] = set()
    while group in structure and group not in seen:
        seen.add(group)
        name, group = structure[group]
        names.append(name)
    return " > ".join(reversed(names))


def _remark_namespace(root: etree._Element, found: FindingsLog) -> None:
    namespace = etree.QName(root).namespace or ""
    if not namespace and attribute(root, "version").startswith("1"):
        return  # version 1 was first described by a DTD, which knows no namespaces
    if not namespace.startswith(_NAMESPACE) or "+" in namespace:
        found.info(
            "namespace-unusual",
            translatable(
                "The file uses the namespace {namespace}, which BMEcat does not define; it was read all the same."
            ),
            None,
            namespace=namespace or "–",
        )


def _format(root: etree._Element) -> str:
    version = attribute(root, "version")
    return f"bmecat-{_VERSIONS.get(version, version)}" if version else "bmecat"
