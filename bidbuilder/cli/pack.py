"""`pack make` and `pack verify`: the bid pack from the command line."""

import json
from pathlib import Path

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.cli.site import open_database
from bidbuilder.domain.basics.findings import Finding, has_errors
from bidbuilder.formats.writers.verification import verify_pack
from bidbuilder.i18n.messages import render_message
from bidbuilder.services.packs import write_pack_files
from bidbuilder.settings import load_settings


@click.group()
def pack() -> None:
    """Bid packs."""


@pack.command()
@click.argument("bid", type=int)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--audience", default="buyer", show_default=True, help="buyer, technical, financial or member:ID")
@ends_in_json
def make(bid: int, out: Path, audience: str) -> None:
    """Write the files of BID's newest frozen version into the folder OUT."""
    settings = load_settings()
    files = write_pack_files(open_database(settings), bid, audience, soffice=settings.soffice)
    for name, content in files.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    click.echo(json.dumps({"out": str(out), "files": list(files)}, ensure_ascii=False))


@pack.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@ends_in_json
def verify(file: Path) -> None:
    """Check the hashes of a pack and that every total in it is the same; exit code 1 if not."""
    findings = verify_pack(file.read_bytes())
    sound = not has_errors(findings)
    click.echo(json.dumps({"sound": sound, "findings": [_shown(one) for one in findings]}, ensure_ascii=False))
    if not sound:
        raise click.exceptions.Exit(1)


def _shown(finding: Finding) -> dict[str, str]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": render_message("en", finding.message, finding.params),
        "where": str(finding.where or ""),
    }
