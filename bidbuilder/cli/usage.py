"""Arguments that cannot be used end like every other refusal: exit code 2 and one JSON object on standard error."""

import json
import sys
from typing import Any

import click

from bidbuilder.cli.errors import REFUSED


class Commands(click.Group):
    """A group whose usage errors are JSON, as INTERFACES asks."""

    def main(self, *args: Any, standalone_mode: bool = True, **kwargs: Any) -> Any:
        """Run; in stand-alone mode an unusable argument exits with 2 and the reason as JSON."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **kwargs)  # type: ignore[call-overload]
        try:
            code = super().main(*args, standalone_mode=False, **kwargs)  # type: ignore[call-overload]
        except click.Abort:
            sys.exit(130)
        except click.ClickException as unusable:
            context = getattr(unusable, "ctx", None)
            error = {
                "code": "unusable-arguments",
                "message": unusable.format_message(),
                "where": context.command_path if context else "",
                "hint": f"{context.command_path} --help" if context else "",
            }
            click.echo(json.dumps({"error": error}, ensure_ascii=False), err=True)
            sys.exit(REFUSED)
        sys.exit(code if isinstance(code, int) else 0)
