"""How every command ends: 0 done, 2 refused with one JSON object on standard error, 1 a fault of ours. Never a traceback."""

import functools
import json
import logging
import sys
from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec

import click

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.i18n.messages import render_message

P = ParamSpec("P")

REFUSED = 2
FAULT = 1

_log = logging.getLogger(__name__)


def ends_in_json(command: Callable[P, None]) -> Callable[P, None]:
    """Wrap a command so that a refusal becomes exit code 2 and anything unexpected exit code 1, both with JSON.

    The language of the words is the command's parameter `language`, English without one.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Refusal as refusal:
            _end(REFUSED, error_of(refusal, str(kwargs.get("language") or "en")))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:  # noqa: BLE001 - the last line of defence: a fault is one line, not a traceback
            _log.debug("fault", exc_info=fault)
            message = f"{type(fault).__name__}: {fault}".splitlines()[0][:500]
            _end(FAULT, {"code": "internal-error", "message": message, "where": "", "hint": ""})

    return run


def error_of(refusal: Refusal, language: str) -> dict[str, str]:
    """The `error` object of INTERFACES for a refusal, in that language."""
    return {
        "code": refusal.code,
        "message": render_message(language, refusal.message, refusal.params),
        "where": refusal.where,
        "hint": render_message(language, refusal.hint, refusal.params) if refusal.hint else "",
        **({"detail": refusal.params["detail"]} if "detail" in refusal.params else {}),
    }


def _end(code: int, error: dict[str, str]) -> NoReturn:
    click.echo(json.dumps({"error": error}, ensure_ascii=False), err=True)
    sys.exit(code)


class JsonErrorGroup(click.Group):
    """A group of commands whose wrong arguments are told in the same JSON as refused input."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command line; see `click.Group.main`. Always ends the process like a standalone command."""
        kwargs["standalone_mode"] = False
        try:
            super().main(*args, **kwargs)
        except click.Abort:
            sys.exit(130)
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except click.ClickException as wrong:
            _end(REFUSED, usage_error_of(wrong))
        sys.exit(0)


def usage_error_of(wrong: click.ClickException) -> dict[str, str]:
    """The `error` object for a command line that cannot be understood."""
    context = getattr(wrong, "ctx", None)
    hint = context.get_usage() if context else ""
    parameter = getattr(wrong, "param", None)
    where = (parameter.name or "") if parameter else ""
    return {"code": "usage", "message": wrong.format_message(), "where": where, "hint": hint}
