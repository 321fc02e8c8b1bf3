"""What a bid encloses as evidence: certificates and documents of the items used, papers given, certificates of the members.

Each is named once, however many items or requirements it stands for, and is numbered in the order of the solution: `E-001`.
What has neither a file nor an address is named too, so that nobody believes it to be enclosed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import caution
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.papers import list_needed_papers
from bidbuilder.domain.bids.snapshot import SnapshotEvidence
from bidbuilder.domain.catalogue.offerings import Certificate, Offering
from bidbuilder.domain.consortium.cost_sources import find_offering
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import NodeKind

_MISSING = translatable("“{title}” names evidence that is on file nowhere: {documents}.")
_UPLOAD = translatable(
    "Have {member} upload it with the offering; the index of the evidence says so far that it is missing."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One piece of evidence. `subject` and `file_key` name the stored file, None where there is none; `url` is an address.

    `item_keys` are the items it belongs to, `requirement_keys` the requirements it answers as a paper, `organisation_id`
    the firm it is of (0: of the bid).
    """

    title: str
    organisation_id: int = 0
    subject: str = ""
    file_key: str | None = None
    file_name: str = ""
    url: str = ""
    valid_until: date | None = None
    item_keys: tuple[str, ...] = ()
    requirement_keys: tuple[str, ...] = ()
    is_certificate: bool = False

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two pieces one: a certificate is one however many offerings of its holder carry a copy of it."""
        if self.is_certificate:
            return (self.organisation_id, self.title.casefold(), self.valid_until)
        return (self.subject, self.file_key or self.title.casefold())

    @property
    def is_missing(self) -> bool:
        """Whether nobody can read it: no file, no address."""
        return self.file_key is None and not self.url


def list_enclosures(dossier: Dossier) -> tuple[Enclosure, ...]:
    """All evidence of a bid in its order, each file and each name of one owner once."""
    return _merged((*_of_items(dossier), *_of_papers(dossier), *_of_members(dossier)))


def _merged(enclosures: Iterable[Enclosure]) -> tuple[Enclosure, ...]:
    merged: dict[tuple[object, ...], Enclosure] = {}
    for one in enclosures:
        known = merged.get(one.identity)
        merged[one.identity] = one if known is None else _both(known, one)
    return tuple(merged.values())


def find_evidence(dossier: Dossier, item_key: str, name: str) -> Enclosure | None:
    """What an item's offering has on file under the name a proof calls it by; None where nobody can read it."""
    wanted = name.casefold()
    return next(
        (
            one
            for one in _of_items(dossier)
            if item_key in one.item_keys
            and not one.is_missing
            and wanted in {one.title.casefold(), one.file_name.casefold()}
        ),
        None,
    )


def number_evidence(
    dossier: Dossier, enclosures: Iterable[Enclosure], digests: Mapping[tuple[str, str], str]
) -> tuple[SnapshotEvidence, ...]:
    """The evidence as it is frozen. `digests`: SHA-256 of the stored files that are there, by subject and key."""
    return tuple(
        SnapshotEvidence(
            reference=f"E-{number:03d}",
            title=one.title,
            owner=dossier.organisations[one.organisation_id].legal_name
            if one.organisation_id in dossier.organisations
            else "",
            subject=one.subject,
            sha256=digests.get((one.subject, one.file_key or ""), ""),
            file_name=one.file_name,
            url=one.url,
            valid_until=one.valid_until,
            item_keys=one.item_keys,
            requirement_keys=one.requirement_keys,
        )
        for number, one in enumerate(enclosures, start=1)
    )


def list_missing_evidence(dossier: Dossier) -> Iterator[Finding]:
    """A finding for each item that names certificates or documents which are on file nowhere."""
    titles = {node.key: node.title or node.key for node in dossier.solution.walk()}
    missing: dict[str, list[Enclosure]] = {}
    for one in _merged(_of_items(dossier)):
        if one.is_missing:
            missing.setdefault(one.item_keys[0], []).append(one)
    for key, found in missing.items():
        documents = ", ".join(one.title for one in found)
        member = dossier.name_of(found[0].organisation_id)
        yield caution(
            "evidence-missing",
            _MISSING,
            _UPLOAD,
            "solution",
            key,
            title=titles[key],
            documents=documents,
            member=member,
        )


def _both(first: Enclosure, second: Enclosure) -> Enclosure:
    return replace(
        second if first.is_missing else first,
        item_keys=_distinct((*first.item_keys, *second.item_keys)),
        requirement_keys=_distinct((*first.requirement_keys, *second.requirement_keys)),
    )


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _of_items(dossier: Dossier) -> Iterator[Enclosure]:
    for row in outline(dossier.solution):
        offering = find_offering(row.node, dossier.offerings) if row.node.kind is NodeKind.ITEM else None
        if offering is not None:
            yield from (replace(one, item_keys=(row.node.key,)) for one in _of_offering(offering))


def _of_offering(offering: Offering) -> Iterator[Enclosure]:
    subject = f"offering:{offering.id}"
    for certificate in offering.certificates:
        yield _certificate(certificate, subject, offering.organisation_id)
    for document in offering.documents:
        yield Enclosure(
            title=document.name,
            organisation_id=offering.organisation_id,
            subject=subject,
            file_key=document.file_key,
            file_name=document.file_name,
            url=document.url,
        )


def _of_papers(dossier: Dossier) -> Iterator[Enclosure]:
    """Papers given for the bid, and certificates that stand for a paper asked for."""
    for paper in list_needed_papers(dossier):
        keys = (paper.requirement.key,)
        if paper.note is not None and paper.note.is_there and paper.note.file_key:
            yield Enclosure(
                title=paper.title,
                organisation_id=paper.organisation_id,
                subject=f"bid:{dossier.bid.id}",
                file_key=paper.note.file_key,
                file_name=paper.note.file_name,
                valid_until=paper.note.valid_until,
                requirement_keys=keys,
            )
        elif paper.certificate is not None:
            owner = _owner_of(dossier, paper.certificate)
            yield replace(_certificate(paper.certificate, f"organisation:{owner}", owner), requirement_keys=keys)


def _owner_of(dossier: Dossier, certificate: Certificate) -> int:
    """The member that holds a certificate."""
    held = dossier.qualifications.items()
    return next((member for member, known in held if certificate in known.certificates), 0)


def _of_members(dossier: Dossier) -> Iterator[Enclosure]:
    """Other certificates of the partners that are on file; what is not on file and not asked for is nobody's business."""
    for partner in dossier.bid.partners:
        qualification = dossier.qualifications.get(partner.organisation_id)
        for certificate in qualification.certificates if qualification else ():
            if certificate.file_key:
                yield _certificate(certificate, f"organisation:{partner.organisation_id}", partner.organisation_id)


def _certificate(certificate: Certificate, subject: str, organisation_id: int) -> Enclosure:
    return Enclosure(
        title=" ".join(filter(None, (certificate.name, certificate.number))),
        organisation_id=organisation_id,
        subject=subject,
        file_key=certificate.file_key,
        file_name=certificate.file_name,
        valid_until=certificate.valid_until,
        is_certificate=True,
    )
