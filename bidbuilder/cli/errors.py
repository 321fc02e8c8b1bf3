"""How every command ends: 0 done, 2 refused with one JSON object on standard error, 1 a fault of ours. Never a traceback."""

import functools
import json
import logging
import sys
from collections.abc import Callable
from typing import NoReturn, ParamSpec

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
