"""The language of a call that its file does not name: chosen by a person, else taken for English, and told either way."""

from dataclasses import replace

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.tenders.tenders import TenderReading

_UNKNOWN = "und"
_GUESSES = {"language-guessed", "languages-missing"}


def in_language(reading: TenderReading, chosen: str, file: str) -> TenderReading:
    """The reading in the language a person chose (BCP 47, ``""`` for none); what a reader supposed of it is then moot."""
    if chosen:
        tender = reading.tender
        others = tuple(one for one in tender.languages if one != chosen)
        title = {chosen if language == _UNKNOWN else language: words for language, words in tender.title.items()}
        findings = tuple(one for one in reading.findings if one.code not in _GUESSES)
        return replace(reading, tender=replace(tender, languages=(chosen, *others), title=title), findings=findings)
    if reading.tender.languages or not reading.tender.requirements:
        return reading
    message = translatable("The file has too few words to tell its language; it is taken for English.")
    hint = translatable("If it is another one, choose it beside the facts of the call: conditions are proposed by it.")
    told = Finding(
        severity=Severity.WARNING,
        code="language-assumed",
        message=message,
        hint=hint,
        where=SourcePlace(file=file),
    )
    return replace(reading, findings=(*reading.findings, told))
