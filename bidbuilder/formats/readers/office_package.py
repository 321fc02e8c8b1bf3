"""The parts of an Office Open XML file (ECMA-376 part 2) and their relationships. What parts mean is not known here."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from lxml import etree

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileBroken


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part that another part refers to. `kind` is the last word of the relationship's type, such as `worksheet`."""

    id: str
    kind: str
    target: str


class Package:
    """An opened office file. Part names are compared without case, as Windows programs write them in any case."""

    def __init__(self, content: bytes) -> None:
        self._archive: zipfile.ZipFile = open_archive(content)
        self._names = {_normal(name): name for name in self._archive.namelist()}

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _normal(part) in self._names

    def entry_name(self, part: str) -> str:
        """The name of a part as the archive writes it; raises `FileBroken` when there is no such part."""
        name = self._names.get(_normal(part))
        if name is None:
            raise FileBroken(detail="missing", where=part)
        return name

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises `FileBroken` when it is missing or damaged."""
        return read_entry(self._archive, self.entry_name(part))

    def parse(self, part: str) -> etree._Element:
        """The root element of an XML part; raises `FileBroken`, `XmlWithEntities`."""
        return parse_xml(self.read(part))

    def relationships(self, part: str = "") -> Mapping[str, Relationship]:
        """What a part (or the package itself) refers to within the file, by relationship id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {one.id: one for one in _read_relationships(self.parse(relations), folder)}

    def find_related(self, kind: str, part: str = "") -> str | None:
        """The first part of a kind that a part refers to and that is there."""
        targets = (one.target for one in self.relationships(part).values() if one.kind == kind)
        return next((target for target in targets if self.has(target)), None)


def _read_relationships(root: etree._Element, folder: str) -> Iterator[Relationship]:
    for element in root.iterfind("{*}Relationship"):
        target = (element.get("Target") or "").replace("\\", "/")
        if element.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = (element.get("Type") or "").rsplit("/", 1)[-1]
        yield Relationship(element.get("Id") or "", kind, path)


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
