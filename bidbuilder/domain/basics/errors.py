"""Refusals. Each states a fact, what it is about and how to mend it; doors translate and show them."""

from collections.abc import Mapping


class Refusal(Exception):
    """Base of every refusal a person may see.

    `code` is stable and machine-readable; `message` and `hint` are English templates (keys of their translations) with
    `{name}` fields filled from `params`; `where` names the field, cell or argument that is meant. `numbers` are those of the
    params that are written as the reader's language writes numbers.
    """

    code = "refused"
    message = "This cannot be done."
    hint = ""
    numbers: frozenset[str] = frozenset()

    def __init__(self, *, where: str = "", **params: object) -> None:
        self.where = where
        self.params: Mapping[str, str] = {name: str(value) for name, value in params.items()}
        super().__init__(self.message.format_map(_Gaps(self.params)))


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


class NotFound(Refusal):
    """The thing does not exist, or the asker may not know that it does: both look the same."""

    code = "not-found"
    message = "There is nothing here, or it is not for you."


class NotPermitted(Refusal):
    """The asker may see the thing but not do this with it."""

    code = "not-permitted"
    message = "Your roles do not allow this."
    hint = "Ask an administrator of your organisation for the role you need."


class StaleRevision(Refusal):
    """Somebody else saved first."""

    code = "stale-revision"
    message = "{who} saved a newer version in the meantime."
    hint = "Look at what changed, then save again. What you typed is kept."
