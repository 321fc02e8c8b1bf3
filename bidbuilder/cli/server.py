"""The HTTP server below the application: gunicorn with threads where there is one (it answers more), waitress elsewhere."""

import os
from collections.abc import Callable
from typing import Any

import waitress

if os.name == "posix":
    from gunicorn.app.base import BaseApplication

    class _Gunicorn(BaseApplication):  # type: ignore[misc]
        """Gunicorn without its own command line."""

        def __init__(self, application: Any, begin: Callable[[], object], options: dict[str, Any]) -> None:
            self.application, self.begin, self.options = application, begin, options
            super().__init__()

        def load_config(self) -> None:
            """Take the options as they are."""
            for name, value in self.options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The application, loaded once by the process that answers."""
            self.begin()
            return self.application


def run_server(application: Any, begin: Callable[[], object], *, host: str, port: int, threads: int) -> None:
    """Serve until stopped, in one process with threads, which calls `begin` first."""
    if os.name == "posix":
        options = {
            "bind": f"{host}:{port}",
            "workers": 1,
            "threads": threads,
            "worker_class": "gthread",
            "loglevel": "warning",
        }
        _Gunicorn(application, begin, options).run()
    else:
        begin()
        waitress.serve(application, host=host, port=port, threads=threads)
