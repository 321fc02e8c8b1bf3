"""A lead's own words in the place of standing sentences: every fact stays, and every sentence is one a document says."""

import pytest

from bidbuilder.domain.bids.phrases import COVER_LINE, SENTENCES, PhraseFieldsDiffer, PhraseTooLong, replace_phrases
from bidbuilder.domain.people.organisations import Phrase
from bidbuilder.i18n.extraction import PACKAGE, messages_in_python

OFFER = next(place for place, one in enumerate(SENTENCES) if "{name} offers" in one.message)


def test_own_words_of_one_language_leave_those_of_the_other_alone() -> None:
    danish = Phrase(message=SENTENCES[OFFER].message, language="da", text="{name} tilbyder alt.")
    made = replace_phrases((danish,), "en", {0: "Warmth from waste", OFFER: " {name} offers it all. "}, {})
    assert [(one.language, one.text) for one in made] == [
        ("da", "{name} tilbyder alt."),
        ("en", "Warmth from waste"),
        ("en", "{name} offers it all."),
    ]
    assert replace_phrases(made, "en", {0: "", OFFER: "as ever"}, {OFFER: "as ever"}) == (danish,)


@pytest.mark.parametrize("text", ["We offer it all.", "{name} offers {price}.", "{name} of {name.registration}"])
def test_words_without_the_facts_of_the_sentence_or_with_others_are_refused(text: str) -> None:
    with pytest.raises(PhraseFieldsDiffer) as refused:
        replace_phrases((), "en", {OFFER: text}, {})
    assert refused.value.where == str(OFFER)


def test_a_phrase_is_no_chapter() -> None:
    with pytest.raises(PhraseTooLong):
        replace_phrases((), "en", {OFFER: "{name} " + "x" * 1200}, {})


def test_every_sentence_is_said_by_a_writer() -> None:
    writers = PACKAGE / "formats" / "writers"
    said = {one.text for path in writers.glob("*.py") for one in messages_in_python(path, PACKAGE)}
    assert {one.message for one in SENTENCES} - {COVER_LINE} <= said
