"""Standards and certificates against what is asked for: designation, part, edition, and validity on given days.

For `standard` a statement of conformity or a certificate is enough; for `certificate` only a certificate is. A later
edition is taken where the buyer's words allow an equivalent, otherwise a person decides. "EN 60529 IP54" is a class of
protection and is held against the stated IP class.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.catalogue.standards import Likeness, find_standards, likeness
from bidbuilder.domain.matching.choices import ip_code, ip_reaches
from bidbuilder.domain.matching.combining import all_of, any_of
from bidbuilder.domain.matching.evidence import Evidence
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_CERTIFIED = translatable("Certified: {offered}.")
_CERTIFIED_UNTIL = translatable("Certified: {offered}, valid until {until}.")
_CONFORMING = translatable("Stated to conform: {offered}.")
_EXPIRES = translatable("The certificate {offered} ends on {until}, but has to hold on {day}.")
_NOT_YET = translatable("The certificate {offered} begins on {since}, but has to hold on {day}.")
_NO_CERTIFICATE = translatable("{bound} is not among the certificates: ask for it.")
_NO_STATEMENT = translatable("Conformity with {bound} is not stated: ask for it.")
_ONLY_STATED = translatable("{offered} is stated, but there is no certificate.")
_LATER = translatable("{offered} is a later edition than {bound}: a person has to decide whether it will do.")
_LATER_TAKEN = translatable("{offered} is a later edition than {bound}; the buyer takes an equivalent.")
_EARLIER = translatable("{offered} is an earlier edition than the {bound} asked for.")
_EDITION_UNSTATED = translatable("{offered} is stated without an edition; {bound} is asked for.")
_PART_UNSTATED = translatable("{offered} is stated without a part; {bound} is asked for.")
_IP_ENOUGH = translatable("{offered} offered against at least {bound}.")
_IP_LOW = translatable("{offered} offered, which does not reach the {bound} asked for.")

_EQUIVALENT = re.compile(
    r"equivalent|or\s+(?:later|newer)|similar|tilsvarende|ækvivalent|eller\s+nyere|gleichwertig|vergleichbar|oder\s+neuer",
    re.I,
)
IP_CODE = re.compile(r"\bIP\s?[0-6X][0-9X]\b", re.I)


@dataclass(frozen=True, slots=True)
class _Claim:
    text: str
    certificate: Certificate | None = None


def is_about_conformity(constraint: Constraint) -> bool:
    """Whether the constraint is about a standard or a certificate rather than a property with a value."""
    return constraint.property in {STANDARD, CERTIFICATE}


def check_conformity(constraint: Constraint, evidence: Evidence, dates: Sequence[date]) -> Outcome:
    """Hold what is stated and certified against the asked standards or certificates.

    ONE_OF asks for one of the values, every other operator for all of them. `dates` are the days on which a certificate
    has to be valid; without days its dates are not judged.
    """
    claims = tuple(_claims(evidence))
    found = [_check_value(value, constraint, claims, evidence, dates) for value in constraint.values]
    if not found:
        return _best(_validity(claim, dates) for claim in claims if claim.certificate) or _missing(constraint)
    join = any_of if constraint.operator is Operator.ONE_OF else all_of
    verdict = join(outcome.verdict for outcome in found)
    telling = next((one for one in found if one.verdict is verdict), found[0])
    return Outcome(verdict, telling.message, params=telling.params)


def _claims(evidence: Evidence) -> Iterator[_Claim]:
    for certificate in evidence.certificates:
        yield _Claim(certificate.name, certificate)
    for key in (STANDARD, CERTIFICATE):
        value = evidence.values.get(key)
        if value is not None:
            yield from (_Claim(choice) for choice in value.choices or (value.text or value.typed,))


def _check_value(
    value: str, constraint: Constraint, claims: Sequence[_Claim], evidence: Evidence, dates: Sequence[date]
) -> Outcome:
    protection = IP_CODE.search(value)
    if protection is not None:
        return _check_protection(protection[0], evidence)
    answers = [_answer(claim, value, constraint, dates) for claim in claims]
    return _best(answer for answer in answers if answer is not None) or _missing(constraint, value)


def _check_protection(asked: str, evidence: Evidence) -> Outcome:
    codes = [choice for value in evidence.values.values() for choice in value.choices if ip_code(choice)]
    params = {"offered": ", ".join(codes), "bound": asked}
    if not codes:
        return Outcome(Verdict.UNKNOWN, _NO_STATEMENT, params={"bound": asked})
    enough = all(ip_reaches(code, asked) for code in codes)
    return Outcome(Verdict.MET if enough else Verdict.NOT_MET, _IP_ENOUGH if enough else _IP_LOW, params=params)


def _missing(constraint: Constraint, value: str = "") -> Outcome:
    message = _NO_CERTIFICATE if constraint.property == CERTIFICATE else _NO_STATEMENT
    return Outcome(Verdict.UNKNOWN, message, params={"bound": value or ", ".join(constraint.values)})


def _best(outcomes: Iterable[Outcome]) -> Outcome | None:
    listed = list(outcomes)
    verdict = any_of(one.verdict for one in listed)
    return next((one for one in listed if one.verdict is verdict), None)


def _answer(claim: _Claim, value: str, constraint: Constraint, dates: Sequence[date]) -> Outcome | None:
    """What one claim says to one asked designation; None if it is about something else."""
    relation = _relation(claim.text, value)
    if relation is Likeness.OTHER:
        return None
    lenient = _EQUIVALENT.search(f"{constraint.words} {value}") is not None
    edition = _edition_outcome(relation, lenient=lenient)
    validity = _validity(claim, dates)
    if constraint.property == CERTIFICATE and claim.certificate is None:
        validity = Outcome(Verdict.UNKNOWN, _ONLY_STATED)
    telling = edition if edition is not None and validity.verdict is Verdict.MET else validity
    return Outcome(telling.verdict, telling.message, params={"offered": claim.text, "bound": value, **validity.params})


def _relation(stated: str, asked: str) -> Likeness:
    wanted = find_standards(asked)
    if not wanted:
        return Likeness.SAME if _words(asked) and _words(asked) <= _words(stated) else Likeness.OTHER
    found = [likeness(one, wanted[0]) for one in find_standards(stated)]
    return min(found, key=list(Likeness).index, default=Likeness.OTHER)


def _words(text: str) -> frozenset[str]:
    plain = _EQUIVALENT.sub(" ", text.casefold())
    return frozenset(re.findall(r"\w+", plain)) - {"or", "eller", "oder", "certificate", "certifikat", "zertifikat"}


def _edition_outcome(relation: Likeness, *, lenient: bool) -> Outcome | None:
    """What the edition or part leaves open; None if nothing."""
    match relation:
        case Likeness.LATER:
            return Outcome(Verdict.MET, _LATER_TAKEN) if lenient else Outcome(Verdict.UNKNOWN, _LATER)
        case Likeness.EARLIER:
            return Outcome(Verdict.UNKNOWN if lenient else Verdict.NOT_MET, _EARLIER)
        case Likeness.UNDATED:
            return Outcome(Verdict.UNKNOWN, _EDITION_UNSTATED)
        case Likeness.PART_UNSTATED:
            return Outcome(Verdict.UNKNOWN, _PART_UNSTATED)
        case _:
            return None


def _validity(claim: _Claim, dates: Sequence[date]) -> Outcome:
    certificate = claim.certificate
    if certificate is None:
        return Outcome(Verdict.MET, _CONFORMING, params={"offered": claim.text})
    params = {"offered": claim.text}
    day = next((day for day in sorted(dates) if not certificate.is_valid_on(day)), None)
    if day is not None and certificate.valid_from is not None and day < certificate.valid_from:
        return Outcome(
            Verdict.NOT_MET, _NOT_YET, params={**params, "since": str(certificate.valid_from), "day": str(day)}
        )
    if day is not None:
        return Outcome(
            Verdict.NOT_MET, _EXPIRES, params={**params, "until": str(certificate.valid_until), "day": str(day)}
        )
    if certificate.valid_until is None:
        return Outcome(Verdict.MET, _CERTIFIED, params=params)
    return Outcome(Verdict.MET, _CERTIFIED_UNTIL, params={**params, "until": str(certificate.valid_until)})
