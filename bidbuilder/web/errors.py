"""Pages for what went wrong, in the reader's language: what happened, and what to do now."""

import logging
from dataclasses import dataclass

from flask import Flask, Response, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal, StaleRevision
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.services.sign_in import TooManyAttempts
from bidbuilder.web.language import _, hint_of, message_of

_log = logging.getLogger("bidbuilder.errors")


@dataclass(frozen=True, slots=True)
class Trouble:
    """The two sentences of an error page, as messages to translate."""

    title: str
    advice: str


_TROUBLES = {
    400: Trouble(
        translatable("The request could not be read"),
        translatable("Go back, reload the page and try again."),
    ),
    403: Trouble(
        translatable("Your roles do not allow this"),
        translatable("Ask an administrator of your organisation for the role you need."),
    ),
    404: Trouble(
        translatable("There is nothing here"),
        translatable(
            "The page may have been moved, or it is not for you. Check the address, or start from the front page."
        ),
    ),
    405: Trouble(
        translatable("This cannot be done at this address"),
        translatable("Go back and use the buttons of the page."),
    ),
    409: Trouble(
        translatable("Somebody else was faster"),
        translatable("Look at what changed, then save again."),
    ),
    413: Trouble(
        translatable("The file is too large"),
        translatable("Send a smaller file, or split it into several."),
    ),
    422: Trouble(
        translatable("This cannot be done"),
        translatable("Go back and change what you entered."),
    ),
    429: Trouble(
        translatable("Too many attempts"),
        translatable("Wait a few minutes, then try again."),
    ),
    500: Trouble(
        translatable("Something went wrong on our side"),
        translatable("Nothing was saved. Try again; if it happens again, tell the administrator the number below."),
    ),
}

_STATUS = ((NotFound, 404), (NotPermitted, 403), (StaleRevision, 409), (TooManyAttempts, 429))


def add_errors(app: Flask) -> None:
    """Answer every error with a page of this site."""
    app.register_error_handler(Refusal, _show_refusal)
    app.register_error_handler(CSRFError, _show_expired_form)
    app.register_error_handler(SecurityError, _show_untrusted_host)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(Exception, _show_fault)


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal: 404 when the thing does not exist or is not for the asker, 422 by default."""
    return next((status for kind, status in _STATUS if isinstance(refusal, kind)), 422)


def _show_refusal(refusal: Refusal) -> ResponseReturnValue:
    status = status_of(refusal)
    return _page(status, _(_TROUBLES[status].title), message_of(refusal), hint_of(refusal))


def _show_expired_form(_error: CSRFError) -> ResponseReturnValue:
    advice = _("Reload the page and send it again. What you typed is still in the form if you go back.")
    return _page(400, _("This form is too old"), advice)


def _show_untrusted_host(_error: SecurityError) -> ResponseReturnValue:
    """Without a host that is ours no page can be made: its links would lead elsewhere."""
    return "This server does not answer to that host name.", 400, {"Content-Type": "text/plain; charset=utf-8"}


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    trouble = _TROUBLES.get(error.code, _TROUBLES[400 if error.code < 500 else 500])
    answer = _page(error.code, _(trouble.title), _(trouble.advice))
    for name, value in error.get_headers(request.environ):
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def _show_fault(error: Exception) -> ResponseReturnValue:
    _log.error("fault", exc_info=error, extra={"fields": {"request": g.get("request_id", "")}})
    return _page(500, _(_TROUBLES[500].title), _(_TROUBLES[500].advice))


def _page(status: int, title: str, message: str, hint: str = "") -> Response:
    """A whole page; for a part of a page (htmx) the same words as a note."""
    wanted = "errors/note.html" if request.headers.get("HX-Request") else "errors/error.html"
    body = render_template(
        wanted, status=status, title=title, message=message, hint=hint, request_id=g.get("request_id", "")
    )
    answer = make_response(body, status)
    if wanted == "errors/note.html":
        answer.headers["HX-Retarget"] = "#notes"
        answer.headers["HX-Reswap"] = "beforeend"
    return answer
