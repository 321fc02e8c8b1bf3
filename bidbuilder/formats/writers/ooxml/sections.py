"""Page set-up of a section, and the text of headers and footers."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"


def section_properties(master: etree._Element, *, landscape: bool, is_first: bool) -> etree._Element:
    """The master's (portrait) section, turned if `landscape`. Only the first section keeps a title page of its own."""
    section = deepcopy(master)
    if landscape:
        for page in section.findall(f"{_W}pgSz"):
            page.set(f"{_W}orient", "landscape")
            width, height = page.attrib[f"{_W}w"], page.attrib[f"{_W}h"]
            page.set(f"{_W}w", height)
            page.set(f"{_W}h", width)
    if not is_first:
        for title_page in section.findall(f"{_W}titlePg"):
            section.remove(title_page)
    return section


def fill_running_text(root: etree._Element, texts: Mapping[str, str], page_runs: str) -> None:
    """Fill a header or footer in place: a run of ``{name}`` gets its text, the run ``{page}`` becomes `page_runs`."""
    for text in root.iter(f"{_W}t"):
        text.text = texts.get(text.text or "", text.text)
    for holder in list(root.iter(f"{_W}p")):
        for run in holder.findall(f"{_W}r"):
            if run.findtext(f"{_W}t") == "{page}":
                wrapped = etree.fromstring(f'<w:p xmlns:w="{_NAMESPACE}">{page_runs}</w:p>')
                index = holder.index(run)
                holder[index : index + 1] = list(wrapped)


def as_text(element: etree._Element) -> str:
    """The element as text to be put into a document."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
