"""Splitting paragraphs into sentences, verbatim, in English, Danish, German and French."""

import re

# Words whose full stop does not end a sentence.
_ABBREVIATIONS = re.compile(
    r"\W*(?:e\.g|i\.e|etc|cf|no|nos|nr|sec|fig|vol|approx|incl|excl|min|max|inc|ltd|co|dr|mr|ms|mrs|st|vs|para|ref|std|pub|art"
    r"|f\.eks|bl\.a|m\.v|mv|m\.m|ca|jf|stk|pkt|evt|dvs|d\.v\.s|inkl|ekskl|kl|tlf|hhv|pga|mht|iht|vedr|udg"
    r"|mio|mia|mrd|tsd|z\.b|d\.h|u\.a|bzw|ggf|usw|vgl|abs|inkl|zzgl|tel|str|i\.d\.r|mind|sog|evtl"
    r"|techn|einschl|allg|gem|lfd|zul|entspr|bzgl|insb|versch|erf|vorh|herst|ungef|resp|ekskl|eksist|vedk|ifm|ift|mfl|kgl|tekn|dept|esp|temp"
    r"|p\.ex|av|env|réf|chap|[a-zæøåäöü](?:\.[a-z])*)\.",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\W*\d{1,3}\.")
_LABEL_WORDS = 3
_LABEL = re.compile(r"^\W*(?:(?:[^\W\d]+\s+){1,2}\d{1,3}[.:]|[A-H][.)])\s+(?=\S)")
_NUMBER = re.compile(r"[\W_]*\d[\d.,]*\W*")
_SHORT_UNIT = re.compile(r"°?(?:[a-zA-Z]|min|max)\.")
# What stands before an ordinal, as in “der 44. BImSchV” or “Nr. 5. Auflage”.
_BEFORE_ORDINAL = re.compile(
    r"(?:der|die|das|den|dem|des|im|am|zum|vom|bis|ab|seit|jede[rsnm]?|no\.|nr\.|art\.|§|und|og|i)", re.I
)
_MONTH = re.compile(
    r"[ \"“‘(]*(?:jan|feb|febr|m[aä]r|apr|mai|maj|may|jun|jul|aug|sep|okt|oct|nov|de[cz])[a-zé]*\b", re.IGNORECASE
)
_SHORT_WORD = 3
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZÆØÅÄÖÜÉÈ0-9])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, outer blanks cut off; joined by blanks they are the paragraph again."""
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if _ends_sentence(text[start : boundary.start()], text[boundary.end() :]):
            sentences.append(text[start : boundary.end()].strip())
            start = boundary.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def without_label(sentence: str) -> str:
    """The sentence without a label before it, such as “Task 2.”, “Optional Task 3:” or “B.”."""
    return _LABEL.sub("", sentence, count=1)


def is_titled(sentence: str) -> bool:
    """Whether every longer word begins with a capital, as in the name of a chapter or a form, but not all are in capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", sentence) if len(word) > _SHORT_WORD]
    return bool(words) and not sentence.isupper() and all(word[0].isupper() for word in words)


def _ends_sentence(before: str, after: str) -> bool:
    """Whether the stop at the end of `before` ends a sentence: not behind an abbreviation, an ordinal or a list number."""
    *earlier, last = before.rsplit(maxsplit=2) or [""]
    previous = earlier[-1] if earlier else ""
    if _ORDINAL.fullmatch(last):
        # “Task 1. Provide …” begins with a label.
        if len(before.split()) <= _LABEL_WORDS and before[:1].isupper():
            return False
        return bool(previous) and not _BEFORE_ORDINAL.fullmatch(previous) and not _MONTH.match(after)
    # “at 16 A. The …” and “within 30 min. The …” end with a unit, “by J. Smith” does not.
    is_unit = _NUMBER.fullmatch(previous) is not None and _SHORT_UNIT.fullmatch(last) is not None
    return is_unit or not _ABBREVIATIONS.fullmatch(last)
