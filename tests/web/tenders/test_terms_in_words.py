"""Terms of a call as a reader sees them: every kind has a name, codes and days are put in words of the reader's language."""

import pytest
from flask import Flask

from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.web.tenders.terms_in_words import term_in_words, term_name

DANISH = {"Accept-Language": "da"}
REVIEW = Term(kind=TermKind.REVIEW, code="review-body", text="Klagenævnet, Viborg")
INVITATIONS = Term(kind=TermKind.INVITATIONS, text="2027-04-01")


def test_every_kind_of_term_has_a_name_of_its_own(app: Flask) -> None:
    with app.test_request_context(headers=DANISH):
        names = [term_name(Term(kind=kind)) for kind in TermKind]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("headers", "review", "invitations"),
    [
        ({}, "Complaints: complaints go to: Klagenævnet, Viborg", "Invitations to tender are sent on: 1 Apr 2027"),
        (
            DANISH,
            "Klager: klager indgives til: Klagenævnet, Viborg",
            "Opfordringer til at afgive tilbud sendes den: 1. apr. 2027",
        ),
    ],
)
def test_bodies_of_review_and_days_are_told_in_the_readers_language(
    app: Flask, headers: dict[str, str], review: str, invitations: str
) -> None:
    with app.test_request_context(headers=headers):
        assert (term_in_words(REVIEW), term_in_words(INVITATIONS)) == (review, invitations)
