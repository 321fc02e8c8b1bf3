"""The last gate: finished packs read back before anybody gets them.

Every part verifies against its manifest with one total in every file that states it; every legal name stands letter for letter
where it is owed; no text is left to be filled in; nothing in the technical part names an amount of the bid.
"""

from collections.abc import Iterator, Mapping, Sequence

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.bids.audiences import BUYER, TECHNICAL
from bidbuilder.domain.bids.placeholders import find_placeholder
from bidbuilder.domain.bids.price_leaks import amounts_of, find_amounts
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.evidence import is_evidence_file
from bidbuilder.formats.writers.extracts import firms_of
from bidbuilder.formats.writers.manifest import MANIFEST
from bidbuilder.formats.writers.pack import zip_pack
from bidbuilder.formats.writers.pack_documents import CONSORTIUM, LETTER, PackFiles
from bidbuilder.formats.writers.part_texts import iter_texts
from bidbuilder.formats.writers.totals import stated_totals
from bidbuilder.formats.writers.verification import OTHER_TOTAL, verify_pack
from bidbuilder.formats.writers.words import Words

_LEAK = translatable("{file} names {found}, an amount of the bid; the technical part must not name any.")
_NAME_MISSING = translatable("{file} does not name “{name}” letter for letter.")
_PLACEHOLDER = translatable("“{found}” in {file} is still to be replaced.")
# What people write for the buyer stands in these; forms and matrices may quote the buyer's own blanks.
_OWN_WORDS = ("01-", "05-", "06-")


class PackUnsound(Refusal):
    """A finished pack contradicts itself or says what it must not. `findings` says what and where."""

    code = "pack-unsound"
    message = translatable("The pack was made and found unsound: {first}")
    hint = translatable("Begin a new version, mend it and freeze again. Things found: {number}.")

    def __init__(self, findings: Sequence[Finding], first: str) -> None:
        self.findings = tuple(findings)
        super().__init__(first=first, number=len(self.findings))


def require_sound(snapshot: BidSnapshot, parts: Mapping[str, PackFiles]) -> None:
    """Raises `PackUnsound` if anything is wrong with the whole pack or an envelope of it, given by audience."""
    findings = tuple(list_unsound(snapshot, parts))
    if findings:
        words = Words(snapshot.language)
        raise PackUnsound(findings, words.say(findings[0].message, **findings[0].params))


def list_unsound(snapshot: BidSnapshot, parts: Mapping[str, PackFiles]) -> Iterator[Finding]:
    """Everything that is wrong, the whole pack first. `snapshot` is the buyer's."""
    for files in parts.values():
        yield from verify_pack(zip_pack(files))
    yield from _name_findings(snapshot, parts[BUYER])
    yield from _placeholder_findings(parts[BUYER])
    yield from _leaks(snapshot, parts.get(TECHNICAL, {}))


def list_unsound_in(snapshot: BidSnapshot, name: str, made: bytes, master: bytes) -> Iterator[Finding]:
    """What would stop a pack in the document of that name, made from a lead's own master: names and totals it leaves out, and
    blanks of the master's own. A bid without prices yet has no totals to state.
    """
    files = {name: made}
    yield from _name_findings(snapshot, files)
    own_text = "\n".join(text for _place, text in iter_texts(name, master))
    for finding in _placeholder_findings(files):
        if finding.params["found"] in own_text:
            yield finding
    price = snapshot.price
    if price.lines:
        for stated in stated_totals(files, snapshot.language, price.total, price.currency):
            if stated.amount != price.total:
                total = f"{price.currency} {price.total}"
                yield _finding("pack-total-differs", OTHER_TOTAL, name, found=stated.shown or "–", total=total)


def _name_findings(snapshot: BidSnapshot, files: PackFiles) -> Iterator[Finding]:
    for name in (one for one in (LETTER, CONSORTIUM) if one in files):
        said = "\n".join(text for _place, text in iter_texts(name, files[name]))
        for firm in firms_of(snapshot):
            if firm.organisation.legal_name not in said:
                yield _finding("pack-name-missing", _NAME_MISSING, name, name=firm.organisation.legal_name)


def _placeholder_findings(files: PackFiles) -> Iterator[Finding]:
    for name, content in files.items():
        if name.startswith(_OWN_WORDS) and name.endswith(".docx"):
            for _place, text in iter_texts(name, content):
                if found := find_placeholder(text):
                    yield _finding("pack-placeholder", _PLACEHOLDER, name, found=found)


def _leaks(snapshot: BidSnapshot, technical: PackFiles) -> Iterator[Finding]:
    """Amounts of the bid in any part of any file but the manifest; those of others' files are theirs."""
    words, price = Words(snapshot.language), snapshot.price
    spelled = (amount_in_words(words, price.total, price.currency),) if price.total > 0 else ()
    amounts = amounts_of(snapshot, spelled)
    for name, content in technical.items():
        if name == MANIFEST or is_evidence_file(name):
            continue
        for place, text in iter_texts(name, content):
            for found in find_amounts(text, amounts):
                yield _finding("pack-price-leaked", _LEAK, place, found=found)


def _finding(code: str, message: str, file: str, **params: str) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=code,
        message=message,
        where=SourcePlace(file=file),
        params={"file": file, **params},
    )
