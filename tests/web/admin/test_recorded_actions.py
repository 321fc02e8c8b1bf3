"""Every action that is recorded is told in words, in the log of a bid and in the audit trail."""

import ast
import re
from collections.abc import Iterator

from bidbuilder.domain.bids.writing import SectionState
from bidbuilder.domain.catalogue.kits import ConsentState
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.addenda import Decision
from bidbuilder.i18n.extraction import PACKAGE
from bidbuilder.i18n.messages import render_message
from bidbuilder.web.recorded_actions import ACTIONS
from tests.web.fixtures import SignIn

# Actions whose second word is the state that was reached.
PUT_TOGETHER = {
    "section.": [state.value for state in SectionState],
    "kit.consent-": [state.value for state in ConsentState if state is not ConsentState.WITHDRAWN],
    "tender.addendum-": [decision.value for decision in Decision],
    "dictionary.": ["added", "changed", "word-added"],
}
ROOMS = sorted({action.partition(".")[0] for action in ACTIONS})
ACTION = re.compile(rf"(?:{'|'.join(ROOMS)})\.[a-z]+(?:-[a-z]+)*")
COLUMNS_AND_FILES = re.compile(r"\w+\.(?:id|docx)")


def recorded() -> Iterator[str]:
    """The actions that services and storage name, whether they record them at once or hand them on to be recorded."""
    for room in ("services", "storage", "demo"):
        for file in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                yield from literals_recorded(node)


def literals_recorded(node: ast.AST) -> Iterator[str]:
    """A text handed to `record`, whatever it is, and every other text that looks like an action."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
        yield from (one.value for one in node.args[:1] if isinstance(one, ast.Constant))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ACTION.fullmatch(node.value):
        yield node.value


def test_every_recorded_action_has_words_in_each_language() -> None:
    put_together = {f"{beginning}{end}" for beginning, ends in PUT_TOGETHER.items() for end in ends}
    actions = {one for one in recorded() if not COLUMNS_AND_FILES.fullmatch(one)} | put_together
    assert len(actions) > 150
    assert actions - ACTIONS.keys() == set()
    assert [words for words in ACTIONS.values() if render_message("da", words, {}) == words] == []


def test_the_audit_trail_is_told_in_words(sign_in: SignIn) -> None:
    visitor = sign_in(Role.SITE_ADMIN)
    visitor.get("/account")
    visitor.post("/sign-out")
    page = sign_in(Role.SITE_ADMIN).get("/admin/audit")
    assert "signed out" in page.text
    assert "user.signed-out" not in page.text
