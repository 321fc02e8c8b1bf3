"""A pack held against its own manifest: nothing missing, added or changed, one total in every file that states it,
and the same prices under conditional discounts."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.writers.manifest import FORMAT, MANIFEST, digest
from bidbuilder.formats.writers.totals import stated_awards, stated_totals

_NO_MANIFEST = translatable("The pack has no manifest that can be read.")
_MISSING = translatable("{file} is in the manifest but not in the pack.")
_EXTRA = translatable("{file} is in the pack but not in the manifest.")
_CHANGED = translatable("{file} is not the file that was made: its SHA-256 differs.")
_PRICE_STATED = translatable("{file} states {found}, but this part of the bid must not name any price.")
_OTHER_AWARD = translatable("{file} states {found} as the price of {lots}, the manifest {total}.")
OTHER_TOTAL = translatable("{file} states {found}, the manifest {total}.")


def verify_pack(zip_bytes: bytes) -> tuple[Finding, ...]:
    """What is wrong with a pack; nothing if it is as it was made.

    Raises the refusals of `open_archive` for what is no sound zip file.
    """
    with open_archive(zip_bytes) as archive:
        files = {name: read_entry(archive, name) for name in archive.namelist() if not name.endswith("/")}
    manifest = _find_manifest(files)
    if manifest is None:
        return (_finding("pack-manifest-missing", _NO_MANIFEST, MANIFEST),)
    return (*_file_findings(files, manifest), *_total_findings(files, manifest))


def _find_manifest(files: Mapping[str, bytes]) -> Mapping[str, Any] | None:
    try:
        manifest = json.loads(files.get(MANIFEST, b""))
        is_ours = manifest["format"] == FORMAT
        is_whole = all(
            isinstance(entry["name"], str) and isinstance(entry["sha256"], str) for entry in manifest["files"]
        )
        Decimal(manifest["total"]["amount"] if "total" in manifest else 0)
        is_whole &= all(Decimal(one["amount"]).is_finite() for one in manifest.get("conditional_totals", ()))
    except (ValueError, KeyError, TypeError, InvalidOperation, RecursionError):
        return None
    return manifest if is_ours and is_whole else None


def _file_findings(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Finding]:
    listed = {entry["name"]: entry["sha256"] for entry in manifest["files"]}
    for name, expected in listed.items():
        if name not in files:
            yield _finding("pack-file-missing", _MISSING, name)
        elif digest(files[name]) != expected:
            yield _finding("pack-file-changed", _CHANGED, name)
    for name in files:
        if name not in listed and name != MANIFEST:
            yield _finding("pack-file-extra", _EXTRA, name)


def _total_findings(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """Every statement of the total held against the manifest's; one in a part that has no total is a price too many."""
    language = str(manifest["snapshot"]["language"])
    if "total" not in manifest:
        for stated in stated_totals(files, language, Decimal(0), ""):
            if stated.shown:
                yield _finding("pack-price-stated", _PRICE_STATED, stated.file, found=stated.shown)
        return
    total, currency = Decimal(manifest["total"]["amount"]), str(manifest["total"]["currency"])
    for stated in stated_totals(files, language, total, currency):
        if stated.amount != total:
            yield _finding(
                "pack-total-differs", OTHER_TOTAL, stated.file, found=stated.shown or "–", total=f"{currency} {total}"
            )
    yield from _award_findings(files, manifest, language, currency)


def _award_findings(
    files: Mapping[str, bytes], manifest: Mapping[str, Any], language: str, currency: str
) -> Iterator[Finding]:
    """Every price under conditional discounts held against the manifest's."""
    awards = manifest.get("conditional_totals", [])
    for number, stated in stated_awards(files, language, currency, len(awards)):
        amount = Decimal(awards[number]["amount"])
        if stated.amount != amount:
            lots = ", ".join(map(str, awards[number]["lots"])) or "–"
            shown = {"found": stated.shown or "–", "lots": lots, "total": f"{currency} {amount}"}
            yield _finding("pack-award-differs", _OTHER_AWARD, stated.file, **shown)


def _finding(code: str, message: str, file: str, **params: str) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=code,
        message=message,
        where=SourcePlace(file=file),
        params={"file": file, **params},
    )
