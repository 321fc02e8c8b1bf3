"""Splitting paragraphs into sentences, verbatim, in English, Danish, German and French."""

import re

# Words whose full stop does not end a sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|no|nos|nr|art|sec|fig|vol|approx|incl|excl|min|max|inc|ltd|co|dr|mr|ms|mrs|st|vs|para|ref|std"
    r"|f\.eks|bl\.a|m\.v|mv|m\.m|ca|jf|stk|pkt|evt|dvs|d\.v\.s|inkl|ekskl|kl|tlf|hhv|pga|mht|iht|vedr|udg"
    r"|z\.b|d\.h|u\.a|bzw|ggf|usw|vgl|abs|inkl|zzgl|tel|str|i\.d\.r|mind|sog|evtl"
    r"|p\.ex|av|env|réf|chap)|\b[A-ZÆØÅ](?:\.[A-Z])*|\b\d{1,3}|^\W*[a-z])\.$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZÆØÅÄÖÜÉÈ0-9])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, outer blanks cut off; joined by blanks they are the paragraph again."""
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        before = text[start : boundary.start()]
        if not _ABBREVIATIONS.search(before.rsplit(maxsplit=1)[-1] if before.strip() else before):
            sentences.append(text[start : boundary.end()].strip())
            start = boundary.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]
