"""What every answer carries: security headers, and one line of log without addresses, queries, bodies or secrets."""

import json
import logging
import secrets
import sys
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

_requests = logging.getLogger("bidbuilder.requests")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, message and the fields given in `extra={"fields": …}`.

    Of an exception it keeps the type and the places in the code, never its text, which may quote what a person typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["places"] = _places_of(record)
        return json.dumps(line, ensure_ascii=False)


def add_security(app: Flask) -> None:
    """Add the headers and the log of requests to an application."""
    app.before_request(_note_start)
    app.after_request(_add_headers)
    app.after_request(_log_request)


def set_up_log(log_level: str) -> None:
    """Write the log as JSON lines to standard error, from this level on."""
    root = logging.getLogger("bidbuilder")
    root.setLevel(log_level.upper())
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        root.addHandler(handler)
        root.propagate = False


def _places_of(record: logging.LogRecord) -> list[str]:
    places = []
    step = record.exc_info[2] if record.exc_info else None
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return places


def _note_start() -> None:
    g.request_id = secrets.token_hex(8)
    g.started = time.perf_counter()


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response


def _log_request(response: Response) -> Response:
    if request.endpoint in {"static", "home.health"}:
        return response
    user = g.get("user")
    fields = {
        "request": g.get("request_id", ""),
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000),
        "user": user.id if user else None,
    }
    _requests.info("request", extra={"fields": fields})
    return response
