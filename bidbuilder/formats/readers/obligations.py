"""Words that say how binding a statement is, in English, Danish, German and French: in a column of levels or in the text."""

import re

from bidbuilder.domain.tenders.requirements import Level

_LEVEL_WORDS = {
    Level.MANDATORY: """
        m | mandatory | must | must have | shall | required | essential | minimum | minimum requirement | high |
        minimum requirements | musthave | critical | obligatory | compulsory | knock out | ko | k o | pass fail
        | mk | mindstekrav | minimumskrav | a | a krav | skal | skal krav | obligatorisk | ufravigeligt |
        absolut | ufravigeligt krav | grundlæggende krav | grundlæggende | x | ja | yes | y | muss | muß |
        musskriterium | muss kriterium | muss anforderung | pflicht | zwingend | ausschlusskriterium | a
        kriterium | verpflichtend | mindestanforderung | obligatoire | impératif | exigé | éliminatoire | legal
        | höchste
    """,
    Level.RATED: """
        d | desirable | should | should have | could | could have | nice to have | optional | o | rated | scored
        | evaluated | preferred | desired | medium | low | wish | r | s | c | point rated | important |
        advantage | ek | evalueringskrav | konkurrencekrav | konkurrenceudsat krav | b | b krav | c krav | bør |
        bør krav | kan | kan krav | ønske | ønskeligt | option | evalueres | fravigeligt | vægtes | ønsket | nej
        | no | n | soll | sollkriterium | soll kriterium | soll anforderung | kann | kann kriterium |
        kannkriterium | wunsch | b kriterium | bewertungskriterium | optionale anforderung | wünschenswert |
        souhaité | souhaitable | facultatif | optionnel | noté | would | may
    """,
    Level.INFORMATION: """
        i | info | information | informational | for information | context | note | do not include | n a |
        orientering | til orientering | oplysning | baggrund | vejledende | hinweis | zur information | i krav |
        won t | won t have | wont have | informativ | pour information | contexte | not applicable | ikke relevant
    """,
}
_LEVELS = {" ".join(word.split()): level for level, words in _LEVEL_WORDS.items() for word in words.split("|")}

_SIGNS = re.compile(r"[\W_]+")

_MUST = re.compile(
    r"\b(must|shall|is required to|are required to|is to be|are to be|has to|have to|mandatory|minimum|at least|no more than"
    r"|skal|må ikke|ikke må|obligatorisk\w*|mindst|påkrævet|kræves|forpligtet|ufravigelig\w*|maksimalt|højst"
    r"|muss|müssen|muß|ist zu|sind zu|hat zu|haben zu|zwingend|verpflichtend|mindestens"
    r"|d[aü]rf(?:en)? (?:[^;]{0,80} )?nicht|soll|sollen|höchstens"
    r"|doit|doivent|obligatoire\w*|au moins|exigé\w*)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(should|would prefer|desirable|preferably|preferred"
    r"|bør|ønskes|gerne|sollte|sollten|wünschenswert|devrait|devraient|souhait\w+)\b",
    re.IGNORECASE,
)


def find_level(word: str) -> Level | None:
    """The level a word in a level column stands for (`Must Have`, `MK`, `SOLL`), or None for a word not known."""
    plain = _SIGNS.sub(" ", word.casefold()).strip()
    if plain in _LEVELS:
        return _LEVELS[plain]
    first = plain.split(" ", 1)[0] if plain else ""
    return _LEVELS.get(first) if len(first) > 2 else None


def level_of_text(text: str) -> Level | None:
    """The level the words of a statement say: mandatory before rated, because “must” binds even beside a “should”."""
    if _MUST.search(text):
        return Level.MANDATORY
    if _SHOULD.search(text):
        return Level.RATED
    return None


def has_obligation(text: str) -> bool:
    """Whether a statement asks for something."""
    return level_of_text(text) is not None
