"""Words of a requirement that hint at what may answer it where no condition does."""

import re
from collections.abc import Sequence

from bidbuilder.domain.tenders.requirements import Requirement

_WORD = re.compile(r"[^\W\d_]{5,}")
_MOST_HINTS = 6


def hints_of(requirement: Requirement) -> Sequence[str]:
    """The longest words of the requirement's text, each once."""
    words = dict.fromkeys(word.lower() for word in _WORD.findall(requirement.text))
    return sorted(words, key=len, reverse=True)[:_MOST_HINTS]
