"""Checks that every format shares: code and name, article numbers, countries, and codes that come twice."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.offerings import LONGEST_CODE, LONGEST_NAME
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.formats.readers.catalogue.codes import clean_gtin, find_country, find_currency, is_gtin
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_CUT_SHORT = re.compile(r"\d[.,]?\d*E\+?\d{1,2}", re.IGNORECASE)


def check_article(
    code: str,
    names: Texts,
    found: FindingsLog,
    where: SourcePlace,
    *,
    name_needed: bool = True,
    name_where: SourcePlace | None = None,
) -> None:
    """A missing code or name is an error: an offering is recognised by the one and read by the other.

    `where` is the place of the code, and of the name unless `name_where` says another.
    """
    if not code:
        found.error(
            "code-missing",
            translatable("The article has no code."),
            where,
            translatable("Give it the number under which you sell it."),
        )
    elif len(code) > LONGEST_CODE:
        found.error(
            "code-too-long",
            translatable("The code “{code}…” has {length} signs; a code has at most {most}."),
            where,
            translatable("Use the number under which you sell it, and put the rest into the name."),
            code=code[:40],
            length=len(code),
            most=LONGEST_CODE,
        )
    for name in names.values():
        if len(name) > LONGEST_NAME:
            found.warning(
                "name-too-long",
                translatable("The name has {length} signs; pages and documents show the first {most}."),
                name_where or where,
                translatable("Put the rest into the description."),
                length=len(name),
                most=LONGEST_NAME,
            )
    if name_needed and not names:
        found.error(
            "name-missing",
            translatable("The article {code} has no name."),
            name_where or where,
            translatable("Give it a short name in one language at least."),
            code=code or "?",
        )


def check_gtin(text: str, found: FindingsLog, where: SourcePlace) -> str:
    """The article number without blanks; a wrong check digit is a warning and the number is kept.

    One that a spreadsheet cut short (`5.70123E+12`) has lost its digits and is left out.
    """
    gtin = clean_gtin(text)
    if _CUT_SHORT.fullmatch(gtin):
        found.warning(
            "gtin-cut-short",
            translatable("{typed} is an article number that a spreadsheet cut short; it was left out."),
            where,
            translatable("Give the column the format “text” and enter the digits again."),
            typed=text.strip()[:40],
        )
        return ""
    if gtin and not is_gtin(gtin):
        found.warning(
            "gtin-invalid",
            translatable("{gtin} is not a valid GTIN: its length or its check digit is wrong."),
            where,
            gtin=gtin,
        )
    return gtin


def check_country(text: str, found: FindingsLog, where: SourcePlace) -> str:
    """The ISO 3166-1 code of a country; `""` with a warning if there is no such country."""
    if not text.strip():
        return ""
    country = find_country(text)
    if country is None:
        found.warning("country-unknown", translatable("There is no country {country}."), where, country=text.strip())
    return country or ""


def check_currency(text: str, found: FindingsLog, where: SourcePlace) -> str:
    """The ISO 4217 code of a currency; `""` with an error if there is no such currency."""
    currency = find_currency(text)
    if currency is None:
        found.error(
            "currency-unknown",
            translatable("There is no currency {currency}."),
            where,
            translatable("Write the code of three letters, such as EUR or DKK."),
            currency=text.strip() or "–",
        )
    return currency or ""


def mark_doubled_codes(drafts: Iterable[OfferingDraft], found: FindingsLog) -> tuple[OfferingDraft, ...]:
    """The drafts, where the second and every further one of a code carries an error: a person says which of them holds."""
    first_places: dict[str, SourcePlace] = {}
    marked = []
    for draft in drafts:
        code = draft.offering.code
        first = first_places.setdefault(code, draft.source)
        if code and first is not draft.source:
            found.error(
                "code-twice",
                translatable("The code {code} is already used at {first}."),
                draft.source,
                translatable("Give one of the two another code, or delete it."),
                code=code,
                first=first.cell or first.xpath or str(first),
            )
            draft = replace(draft, findings=(*draft.findings, *found.article_findings()))
        marked.append(draft)
    return tuple(marked)
