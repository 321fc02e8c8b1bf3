"""`python -m tests.bench [NAME …]`: run the measurements, or those named, and print their figures with the machine's."""

import os
import platform
import sys

from tests.bench import buyer_workbooks, coverage, documents, extraction, readers, search

MEASUREMENTS = {
    "readers": readers.measure,
    "coverage": coverage.main,
    "documents": documents.measure,
    "search": search.measure,
    "extraction": extraction.measure,
    "buyer-workbooks": buyer_workbooks.measure,
}


def main(names: list[str]) -> None:
    """Run them one after another; each prints its own lines."""
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    for name in names or MEASUREMENTS:
        print(f"\n{name}")
        MEASUREMENTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
