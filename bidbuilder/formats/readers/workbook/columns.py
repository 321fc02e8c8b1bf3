"""What the columns of a table hold: by their headings first, by what stands below them where headings leave it open."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.formats.readers.workbook.grid import Sheet, column_of
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.tables import Table, roles_of_headings
from bidbuilder.formats.readers.workbook.values import is_bare_value

_IDENTIFIER = re.compile(r"(?=.*\d)[\w#§]{0,12}(?:[-._/ –:]{1,2}\w{1,12}){0,6}[.):]?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SAMPLE_ROWS = 400
_LONGEST_NUMBER = 30
_SHORTEST_TEXT = 12
_LISTED_OFTEN = 0.5
_MOSTLY, _SELDOM = 0.7, 0.5

# Columns of which a table may have several.
_REPEATED = {Role.SECTION, Role.SUBSECTION, Role.PRICE, Role.TOTAL, Role.QUANTITY, Role.REMARK, Role.TERM}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands below a heading: how many cells are filled, how long, differ, look like numbers, name, are bare values."""

    filled: int = 0
    length: float = 0.0
    distinct: float = 0.0
    identifiers: float = 0.0
    named: float = 0.0
    values: float = 0.0


def is_identifier(text: str) -> bool:
    """Whether a text looks like the number of a requirement: `12`, `3.1.4`, `R-12`, `IT7`, `K 2.1a`."""
    return len(text) <= _LONGEST_NUMBER and _IDENTIFIER.fullmatch(text) is not None


def understand_columns(sheet: Sheet, table: Table) -> dict[int, Role]:
    """The role of every column of a table, `Role.NONE` where it is not understood."""
    contents = {column: _content(sheet, table, column) for column in _columns(sheet, table)}
    roles = _by_headings(table, contents)
    _number_by_content(roles, contents)
    _text_by_content(roles, contents)
    _title_beside_text(table, roles, contents)
    _answer_by_validation(sheet, table, roles, contents)
    return {column: roles.get(column, Role.NONE) for column in contents}


def corrected_columns(written: str) -> dict[int, Role]:
    """A person's correction `A=number,E=text` as roles; parts that name no column or no role are left out."""
    known = {role.value for role in Role}
    pairs = (part.partition("=") for part in written.split(","))
    return {
        column_of(letters): Role(role.strip())
        for letters, _, role in pairs
        if column_of(letters) and role.strip() in known
    }


def _columns(sheet: Sheet, table: Table) -> list[int]:
    columns = set(table.headings)
    for row in _sample(sheet, table):
        columns |= set(sheet.rows[row])
    return sorted(columns)


def _sample(sheet: Sheet, table: Table) -> list[int]:
    rows = [row for row in sheet.rows if table.body_top <= row <= table.body_bottom]
    return rows[:_SAMPLE_ROWS]


def _content(sheet: Sheet, table: Table, column: int) -> Content:
    texts = [text for row in _sample(sheet, table) if (text := sheet.text(row, column))]
    if not texts:
        return Content()
    return Content(
        filled=len(texts),
        length=sum(map(len, texts)) / len(texts),
        distinct=len(set(texts)) / len(texts),
        identifiers=sum(map(is_identifier, texts)) / len(texts),
        named=sum(_WORD.search(text) is not None for text in texts) / len(texts),
        values=sum(is_bare_value(text) and not text.isalpha() for text in texts) / len(texts),
    )


def _by_headings(table: Table, contents: Mapping[int, Content]) -> dict[int, Role]:
    """Give each role to the column whose heading fits best; long texts draw the role of text, short ones repel it."""
    offers = [
        (points + _fit(role, contents[column]), -column, column, role)
        for column, headings in table.headings.items()
        for role, points in roles_of_headings(headings).items()
    ]
    roles: dict[int, Role] = {}
    for points, _, column, role in sorted(offers, key=lambda offer: (offer[0], offer[1]), reverse=True):
        if points <= 0 or column in roles or (role in roles.values() and role not in _REPEATED):
            continue
        roles[column] = role
    return _in_order(_without_section_numbers(roles, contents))


def _without_section_numbers(roles: dict[int, Role], contents: Mapping[int, Content]) -> dict[int, Role]:
    """Columns that only number sections (`V1`, `1.2`) are left out where others name them; `1.1 Reception` names too."""
    sections = {column for column, role in roles.items() if role in {Role.SECTION, Role.SUBSECTION}}
    numbering = {
        column for column in sections if contents[column].identifiers > 0.8 and contents[column].named < _LISTED_OFTEN
    }
    left_out = numbering if numbering < sections else set()
    return {column: role for column, role in roles.items() if column not in left_out}


def _fit(role: Role, content: Content) -> float:
    """How well the cells of a column fit a role, as points added to those of its heading."""
    if not content.filled:
        return 0.5 if role in {Role.ANSWER, Role.REMARK, Role.PRICE, Role.TOTAL} else 0.0
    match role:
        case Role.TEXT:
            return min(content.length, 200) / 80 - (1.5 if content.length < _SHORTEST_TEXT else 0.0)
        case Role.NUMBER:
            return (content.identifiers + content.distinct) / 2 - (4.0 if content.length > _LONGEST_NUMBER else 0.0)
        case Role.TITLE | Role.LEVEL | Role.UNIT | Role.QUANTITY | Role.WEIGHT if content.length > 80:
            return -2.0
        case _:
            return 0.0


def _in_order(roles: dict[int, Role]) -> dict[int, Role]:
    """Of several section columns the first is the section, the others go below it."""
    sections = sorted(column for column, role in roles.items() if role in {Role.SECTION, Role.SUBSECTION})
    outer = [column for column in sections if roles[column] is Role.SECTION][:1] or sections[:1]
    return roles | {column: Role.SECTION if column in outer else Role.SUBSECTION for column in sections}


def _number_by_content(roles: dict[int, Role], contents: Mapping[int, Content]) -> None:
    if Role.NUMBER in roles.values():
        return
    for column, content in contents.items():
        if roles.get(column) is Role.TEXT:
            return  # numbers stand before the text
        if column not in roles and content.filled > 1 and content.identifiers > 0.6 and content.distinct > 0.8:
            roles[column] = Role.NUMBER
            return


def _text_by_content(roles: dict[int, Role], contents: Mapping[int, Content]) -> None:
    """Without a column of text: the title column, else the column with the longest texts."""
    if Role.TEXT in roles.values():
        return
    free = [column for column in contents if roles.get(column, Role.NONE) in {Role.NONE, Role.TITLE}]
    longest = max(free, key=lambda column: (contents[column].length, -column), default=None)
    if longest is not None and contents[longest].length >= _SHORTEST_TEXT:
        roles[longest] = Role.TEXT


def _title_beside_text(table: Table, roles: dict[int, Role], contents: Mapping[int, Content]) -> None:
    """Of two columns of texts the one with short and different ones names what the other describes."""
    text = next((column for column, role in roles.items() if role is Role.TEXT), None)
    if text is None or Role.TITLE in roles.values():
        return
    beside = [
        column
        for column, headings in table.headings.items()
        if column not in roles and contents[column].values > _MOSTLY and Role.TEXT in roles_of_headings(headings)
    ]
    if len(beside) == 1 and contents[text].values < _SELDOM:
        # “Specification | Required”: the values are what is asked of the things named.
        roles[text], roles[beside[0]] = Role.TITLE, Role.TEXT
        return
    for column, headings in table.headings.items():
        if column not in roles and _may_name(contents[column], contents[text], roles_of_headings(headings)):
            roles[column] = Role.TITLE
            return


def _may_name(content: Content, text: Content, meant: Mapping[Role, float]) -> bool:
    """Whether a column beside that of the texts names what they ask: “Item” too, where another column has the numbers."""
    if content.distinct <= _LISTED_OFTEN:
        return False
    is_short = 0 < content.length < 0.6 * text.length
    holds_words = content.named > _MOSTLY and content.identifiers < _SELDOM
    is_named_item = Role.NUMBER in meant and holds_words and (is_short or text.values > _MOSTLY)
    return is_named_item or (Role.TEXT in meant and is_short)


def _answer_by_validation(sheet: Sheet, table: Table, roles: dict[int, Role], contents: Mapping[int, Content]) -> None:
    """An empty column with a drop-down is where the answer goes."""
    if Role.ANSWER in roles.values():
        return
    rows = _sample(sheet, table)
    for column, content in contents.items():
        validations = (sheet.find_validation(row, column) for row in rows)
        offered = sum(validation is not None and validation.kind == "list" for validation in validations)
        if column not in roles and offered > _LISTED_OFTEN * len(rows) and content.filled <= _LISTED_OFTEN * offered:
            roles[column] = Role.ANSWER
            return
