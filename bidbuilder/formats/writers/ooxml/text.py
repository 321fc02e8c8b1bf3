"""Runs and paragraphs as WordprocessingML text: escaping, line breaks, direct formatting and the language of a run."""

import re
from html import escape

# XML 1.0 §2.2 allows no control characters but tab and line ends, no lone surrogates and no noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")


def clean_text(text: str) -> str:
    """The text with one kind of line end and without the characters that XML 1.0 cannot hold."""
    if text.isprintable():  # which is most text, and nothing printable is forbidden
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def escape_text(text: str) -> str:
    """Clean the text and escape it for XML, as element or attribute content."""
    return escape(clean_text(text))


def run(text: str, *, style: str = "", bold: bool = False, colour: str = "", language: str = "") -> str:
    """A run. Line ends become breaks and tabs become tabs; `colour` is `RRGGBB`, `language` a BCP 47 tag."""
    return f"<w:r>{_run_properties(style, bold, colour, language)}{_run_text(text)}</w:r>" if text else ""


def _run_properties(style: str, bold: bool, colour: str, language: str) -> str:
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:lang w:val="{escape(language)}"/>' if language else "")
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _run_text(text: str) -> str:
    kept = f'<w:t xml:space="preserve">{escape_text(text)}</w:t>'
    if "\n" not in kept and "\t" not in kept:
        return kept
    return kept.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )


def paragraph(content: str, style: str, *, keep_next: bool = False, page_break_before: bool = False) -> str:
    """A paragraph of finished runs. `style` is a style id of the master."""
    flow = ("<w:keepNext/>" if keep_next else "") + ("<w:pageBreakBefore/>" if page_break_before else "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}</w:pPr>{content}</w:p>'


def text_paragraph(text: str, style: str, *, language: str = "", keep_next: bool = False) -> str:
    """A paragraph of one run."""
    return paragraph(run(text, language=language), style, keep_next=keep_next)
