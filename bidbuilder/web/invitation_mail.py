"""The words of an invitation, in the language of the person who is invited."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Role
from bidbuilder.i18n.messages import render_message
from bidbuilder.services.people import INVITATION_DAYS, InvitationText
from bidbuilder.web.words import WORDS

_SUBJECT = translatable("{inviter} invites you to bidbuilder")
_BODY = translatable(
    "Hello\n\n"
    "{inviter} invites you to bidbuilder, where firms make joint bids together. Your role: {role}.\n\n"
    "Open this link within {days} days and choose a password:\n\n"
    "{link}\n\n"
    "If you do not know {inviter}, you need not do anything."
)


def invitation_text(language: str, inviter: str, role: Role, firm: str = "") -> InvitationText:
    """Subject and body; `{link}` stays in the body, the service fills it in. `firm` is where the role holds."""
    role_words = render_message(language, WORDS[Role][role])
    words = {
        "inviter": inviter.replace("\n", " "),
        "role": ", ".join(filter(None, (role_words, firm.replace("\n", " ")))),
        "days": INVITATION_DAYS,
        "link": "{link}",
    }
    return InvitationText(
        subject=render_message(language, _SUBJECT, words), body=render_message(language, _BODY, words)
    )
