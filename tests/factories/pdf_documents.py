"""PDF files for tests, written by hand: words, straight lines and grids of cells at places on A4 pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """A page under work; places are points from the lower left corner."""

    drawn: list[str] = field(default_factory=list)
    is_typed: bool = False  # in Courier

    def text(self, x: float, y: float, words: str, *, size: float = 10, bold: bool = False) -> "Page":
        """Words on a baseline."""
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = "F3" if self.is_typed else "F2" if bold else "F1"
        self.drawn.append(f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET")
        return self

    def lines(self, x: float, y: float, texts: Iterable[str], *, step: float = 12, size: float = 10) -> "Page":
        """Lines below each other."""
        for number, words in enumerate(texts):
            self.text(x, y - number * step, words, size=size)
        return self

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> "Page":
        """A straight line."""
        self.drawn.append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def table(
        self,
        y: float,
        columns: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        height: float = 30,
        ruled: bool = True,
    ) -> "Page":
        """A table from `y` down, its columns between the places given; line breaks in texts begin new lines in a cell."""
        for number, texts in enumerate(rows):
            top = y - number * height
            for column, words in enumerate(texts):
                self.lines(columns[column] + 3, top - 11, words.split("\n"))
        bottom = y - len(rows) * height
        if ruled:
            for number in range(len(rows) + 1):
                self.stroke(columns[0], y - number * height, columns[-1], y - number * height)
            for x in columns:
                self.stroke(x, y, x, bottom)
        return self


def pdf_of(*pages: Page) -> bytes:
    """The file of these pages, in Helvetica and Helvetica-Bold, or in Courier."""
    fonts = [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for name in ("Helvetica", "Helvetica-Bold", "Courier")
    ]
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    resources = "<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources{resources}>>",
        *fonts,
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(page.drawn)
        bodies.append(f"<</Type/Page/Parent 2 0 R/Contents {first + 2 * number + 1} 0 R>>")
        bodies.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects = "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, start=1))
    return ("%PDF-1.4\n" + objects + "trailer<</Root 1 0 R>>\n%%EOF").encode("cp1252")
