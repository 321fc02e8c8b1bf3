"""Proposals out of designations of standards: EN 1090-2, ISO 9001:2015 or equivalent, DS/EN ISO 3834.

A standard that has to be certified (the clause speaks of a certificate, or it is a management system) is a `certificate`
constraint, every other one a `standard`. A designation that only explains an IP code (EN 60529 IP54) proposes nothing.
"""

import re
from collections.abc import Iterator, Sequence

from bidbuilder.domain.catalogue.standards import STANDARD_PATTERN, standard_of
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before

_PROTECTION = re.compile(r"[\s,(]*(?:class|degree|klasse|grad)?[\s:]*IP\s?[0-6X][0-9X]")
# The part of a part, “60598.2.1”, is not read: half of a designation is another standard.
_PART_GOES_ON = re.compile(r"\.\d|\s?/\s?[Ss]ec")
# “ANSI/AWWA C110/A21.10 or ANSI/AWWA C153”, “AWWA C900, DR14 (Class 200) or ASTM D2241”.
_OR_BEHIND = re.compile(r"(?:/[A-Z]?\d[\w.]*)?(?:,?\s?\(?[A-Z][\w.-]*(?:\s\d+)?\)?){0,3}[\s,]+(?:or|eller|oder)\s+")
# One of several of which another is not known here: “SAE J1349 or ISO 9249”, “IS 3521 or DGMS”. What is equivalent is no other.
_OR_AFTER_UNKNOWN = re.compile(r"\b[A-Z]{2,}[ -]?[A-Z]?\d[\w.-]*,?\s(?:or|oder|eller)\s$")
_OR_UNKNOWN_BEHIND = re.compile(r"\s(?:or|oder|eller)\s[A-Z]{2,}\b")
# “DIN 18299 to 18451” are many standards, of which nobody can say the number.
_RANGE_BEHIND = re.compile(r"\s?(?:–|-|…|\.\.\.?|to|til|bis|through)\s?(?:DIN |EN |ISO )?\d{3,}\b")
_PROTECTION_BEFORE = re.compile(r"IP\s?[0-6X][0-9X]\b[^.;]{0,30}$|IP\s?[0-6X][0-9X]\b.*60529.*$")
# A standard of papers that come with steel: that it speaks of a certificate says nothing of the firm.
_MATERIAL_PAPERS = frozenset({"10204"})
# The designation names the standard a value is measured or a term is defined by; conformity is not asked for.
_BY_REFERENCE = re.compile(
    r"(?:measured|determined|calculated|defined|classified|målt|bestemt|beregnet|defineret|gemessen|ermittelt|berechnet|definiert)"
    r"\s+(?:\w+\s+){0,3}$|\b(?:measurements?|tests|målinger(?:ne)?|prøver|messungen|prüfungen)\s+"
    r"(?:(?:shall|must|are|is|to|be|skal|muss|müssen|sind)\s+){0,2}"
    r"(?:(?:made|carried out|taken|conducted|udføres|foretages|gennemføres|erfolgen|durchzuführen)\s+)?(?:\w+\s+){1,4}$"
    r"|\b(?:(?:über)?prüfung|bestimmung|ermittlung|messung|test(?:ing)?|determination|measurement|verification|bestemmelse|måling)"
    r"\s(?:of|af|der|des|von)\s[^,.;]{3,60}\s(?:gemäß|nach|according to|acc\. to|to|as per|efter|iht\.?|i henhold til)\s+$"
    r"|\b(?:at|ved|bei)\s[^\s,.;]+(?:\s(?:°C|K|%|load|last))?\s(?:according to|acc\. to|to|efter|iht\.?|nach|gemäß)\s+$"
    r"|\b(?:in anlehnung an|i lighed med|based on)\s$|\b(?:bis|til og med|up to)\s(?:einschließlich\s|and including\s)?$"
    r"|(?:ref\.?|see|cf\.?|se|jf\.?|siehe|vgl\.?)\s*:?\s*$|\b(?:see|siehe|vgl\.)\s[^.;,]{0,60}$|\bse også\s[^.;,]{0,60}$"
    r"|\b(?:release|publication|withdrawal|introduction|revision|udgivelsen?|ophævelsen?|revisionen?|erscheinen|veröffentlichung"
    r"|(?:über|neu)arbeitung|neufassung|einführung)\s(?:of|af|der|von)\s(?:the\s)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)")
# A paper is described, and nothing asked for: “Die DIN 14685 besteht aus drei Teilen”.
_IS_DESCRIBED = re.compile(
    r"[^.;,:]{0,60}?\b(?:consists? of|describes?|distinguish(?:es)?|is divided into|består af|beskriver|skelner|er opdelt i|"
    r"besteht aus|beschreibt|unterscheidet|gliedert sich|ist gegliedert|henviser (?:udtrykket|begrebet|ordet)|"
    r"bezeichnet (?:der|den) (?:ausdruck|begriff)|versteht man)\b",
    re.IGNORECASE,
)
# What is told of the changes of a paper asks nothing: “Deleted NFPA 70 since …”.
_OF_CHANGES = re.compile(
    r"\W*(?:added|deleted|removed|updated|replaced|revised|tilføjet|slettet|opdateret|ergänzt|gelöscht|gestrichen|aktualisiert)\s",
    re.IGNORECASE,
)


def find_designations(clause: Clause) -> tuple[re.Match[str], ...]:
    """Where a clause names standards."""
    return tuple(STANDARD_PATTERN.finditer(clause.text))


def propose_conformity(clause: Clause, designations: Sequence[re.Match[str]]) -> Iterator[Constraint]:
    """The standards and certificates a clause asks for; alternatives joined by "or" make one constraint."""
    asked = [found for found in designations if _is_asked_for(clause.text, found)]
    for group in _groups(clause.text, asked):
        start, end = group[0].start(), group[-1].end()
        if _OR_UNKNOWN_BEHIND.match(clause.text, end) or _OR_AFTER_UNKNOWN.search(shortly_before(clause.text, start)):
            continue
        equivalent = words.EQUIVALENT.match(clause.text, end)
        yield Constraint(
            property=_property(clause.text, group),
            operator=Operator.ONE_OF if len(group) > 1 else Operator.EQUAL,
            values=tuple(str(standard_of(found)) for found in group),
            words=clause.text[start : equivalent.end() if equivalent else end],
            start=clause.start + start,
        )


def _is_asked_for(text: str, found: re.Match[str]) -> bool:
    before = shortly_before(text, found.start())
    if (
        _PROTECTION.match(text, found.end())
        or _PROTECTION_BEFORE.search(before)
        or _RANGE_BEHIND.match(text, found.end())
        or _PART_GOES_ON.match(text, found.end())
        or _IS_DESCRIBED.match(text, found.end())
    ):
        return False
    if _OF_CHANGES.match(text) or _BY_REFERENCE.search(before) or words.IN_EXAMPLE.search(before):
        return False
    return not words.NEGATED.search(text[max(0, found.start() - 30) : found.start()])


def _is_other_one(gap: str) -> bool:
    """Whether what follows is another standard to choose, the parts and classes of the first left aside."""
    return words.OR.match(gap) is not None or _OR_BEHIND.fullmatch(gap) is not None


def _groups(text: str, found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for one in found:
        if group and not _is_other_one(_IN_BRACKETS.sub("", text[group[-1].end() : one.start()])):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _property(text: str, group: Sequence[re.Match[str]]) -> str:
    numbers = {standard_of(found).number for found in group}
    if numbers <= _MATERIAL_PAPERS:
        return "standard"
    is_system = numbers <= words.MANAGEMENT_SYSTEMS and all("ISO" in found["bodies"] for found in group)
    behind = re.split("[,;]", text[group[-1].end() : group[-1].end() + 40])[0]
    window = text[max(0, group[0].start() - 60) : group[-1].end()] + behind
    return "certificate" if is_system or words.CERTIFICATION.search(window) else "standard"
