"""`python -m tests.bench [NAME …]`: run the measurements, or those named, and print their figures with the machine's."""

import os
import platform
import sys
from importlib import import_module

# Loaded one by one: a measurement that a change has broken does not stop the others.
MEASUREMENTS = {
    "addenda": ("addenda", "measure"),
    "readers": ("readers", "measure"),
    "coverage": ("coverage", "main"),
    "documents": ("documents", "measure"),
    "search": ("search", "measure"),
    "pages": ("pages", "measure"),
    "bid-pages": ("bid_pages", "measure"),
    "list-imports": ("list_imports", "measure"),
    "extraction": ("extraction", "measure"),
    "unseen": ("unseen", "measure"),
    "weights": ("weights", "measure"),
    "buyer-workbooks": ("buyer_workbooks", "measure"),
    "review": ("review", "measure"),
    "composing": ("composing", "measure"),
}


def main(names: list[str]) -> None:
    """Run them one after another; each prints its own lines."""
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    for name in names or MEASUREMENTS:
        print(f"\n{name}")
        module, function = MEASUREMENTS[name]
        getattr(import_module(f"tests.bench.{module}"), function)()


if __name__ == "__main__":
    main(sys.argv[1:])
