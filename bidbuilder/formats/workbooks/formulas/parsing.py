"""Formulas read from text into trees."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from bidbuilder.formats.readers.workbook.grid import LAST_ROW, column_of
from bidbuilder.formats.workbooks.formulas.syntax import (
    INTERSECTION,
    RANGE,
    UNION,
    ArrayConstant,
    Call,
    Cells,
    Constant,
    Corner,
    Name,
    Node,
    TableCells,
)
from bidbuilder.formats.workbooks.formulas.values import CannotCompute, ErrorValue, Value

_LONGEST, _DEEPEST = 8_192, 64
_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!"
_TOKEN = re.compile(
    rf"""(?P<blank>\s*)(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<error>\#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!))
    | (?P<foreign>(?:'(?:[^']|'')*\[(?:[^']|'')*'|\[[^\]]*\][\w.]*(?::[\w.]+)?)!
          (?:\#REF!|\$?[A-Za-z]+\$?\d*(?::\$?[A-Za-z]+\$?\d*)?|[\w.]+))
    | (?P<reference>(?P<sheet>{_SHEET})?(?P<cells>
          \$?[A-Za-z]{{1,3}}\$?\d{{1,7}}(?:\s*:\s*\$?[A-Za-z]{{1,3}}\$?\d{{1,7}})?(?![\w(.])
        | \$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}(?![\w(.])
        | \$?\d{{1,7}}:\$?\d{{1,7}}(?![\w(.])))
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{{1,3}})?)
    | (?P<function>[^\W\d][\w.]*)\(
    | (?P<table>(?P<table_name>[^\W\d][\w.]*)\[(?P<specifier>(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*)\])
    | (?P<array>\{{(?:"(?:[^"]|"")*"|[^"{{}}])*\}})
    | (?P<name>(?P<name_sheet>{_SHEET})?(?:[^\W\d]|\\)[\w.\\?]*)
    | (?P<sign><>|<=|>=|[-+*/^&=<>%(),:@\#])
    )""",
    re.VERBOSE | re.DOTALL,
)
# What the file may hold and is not worked out here; its references still say what it depends on.
_UNSUPPORTED = "not worked out: "
_BINARY: Sequence[frozenset[str]] = (
    frozenset({"=", "<>", "<", ">", "<=", ">="}),
    frozenset({"&"}),
    frozenset({"+", "-"}),
    frozenset({"*", "/"}),
    frozenset({"^"}),
)
_PREFIXES = re.compile(r"^(?:_xlfn\.|_xlws\.|_xludf\.)+", re.IGNORECASE)
_CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)(\d*)")
_SPECIFIERS = re.compile(r"\[((?:[^\[\]']|'.)*)\]")
_ITEM = re.compile(
    r"""\s*(?:(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)|(?P<text>"(?:[^"]|"")*")
    |(?P<truth>TRUE|FALSE)|(?P<error>\#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!)))\s*(?P<end>[,;]|\}$)""",
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"'(.)")


@lru_cache(maxsize=20_000)
def parse_formula(text: str) -> Node:
    """The tree of a formula, without the sign `=`. Raises `CannotCompute` for what is not understood."""
    if len(text) > _LONGEST:
        raise CannotCompute("a formula longer than Excel allows")
    parser = _Parser(_tokens(text.removeprefix("=")))
    tree = parser.expression()
    parser.expect_end()
    return tree


def _tokens(text: str) -> list[re.Match[str]]:
    tokens, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise CannotCompute(f"not understood at {text[place : place + 20]!r}")
        tokens.append(match)
        place = match.end()
    return tokens


class _Parser:
    """Operators by their precedence, the weakest first (18.17.2.2); a sign before a number binds stronger than `^`.

    Operators on ranges (`:` between other things than cells, a blank, a comma in brackets) bind strongest.
    """

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self._tokens = tokens
        # Behind the last token stands no sign, so that nobody has to look whether there is one.
        self._signs = [token["sign"] or "" for token in tokens] + [""]
        self._place = 0
        self._depth = 0

    def expression(self, level: int = 0) -> Node:
        if level == len(_BINARY):
            return self._signed()
        tree = self.expression(level + 1)
        while (sign := self._sign()) in _BINARY[level]:
            self._place += 1
            tree = Call(sign, (tree, self.expression(level + 1)))
        return tree

    def expect_end(self) -> None:
        if self._place != len(self._tokens):
            raise CannotCompute("more than one expression")

    def _sign(self) -> str:
        return self._signs[self._place]

    def _signed(self) -> Node:
        sign = self._sign()
        if sign in {"+", "-"}:
            self._place += 1
            operand = self._nested(self._signed)
            return Call("u-", (operand,)) if sign == "-" else operand
        tree = self._range()
        while (sign := self._sign()) in {"%", "#"}:
            self._place += 1
            tree = Call("%" if sign == "%" else _UNSUPPORTED + sign, (tree,))
        return tree

    def _range(self) -> Node:
        tree = self._operand()
        while True:
            if self._sign() == ":":
                self._place += 1
                tree = Call(RANGE, (tree, self._operand()))
            elif self._is_at_operand():
                tree = Call(INTERSECTION, (tree, self._operand()))
            else:
                return tree

    def _is_at_operand(self) -> bool:
        """After an operand another one begins: the blank between them is an operator (18.17.2.2)."""
        if self._place >= len(self._tokens):
            return False
        token = self._tokens[self._place]
        return bool(token["blank"]) and (not token["sign"] or token["sign"] == "(")

    def _operand(self) -> Node:
        if self._place >= len(self._tokens):
            raise CannotCompute("an expression is cut off")
        token = self._tokens[self._place]
        self._place += 1
        if token["function"]:
            name = _PREFIXES.sub("", token["function"]).upper()
            return Call(name, tuple(self._arguments()))
        if token["sign"] == "(":
            inside = [self._nested(self.expression)]
            while self._sign() == ",":
                self._place += 1
                inside.append(self._nested(self.expression))
            self._take(")")
            return inside[0] if len(inside) == 1 else Call(UNION, tuple(inside))
        if token["sign"] == "@":
            return self._operand()
        return _leaf(token)

    def _nested(self, parse: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise CannotCompute("nested deeper than Excel allows")
        tree = parse()
        self._depth -= 1
        return tree

    def _arguments(self) -> list[Node]:
        found: list[Node] = []
        if self._sign() == ")":
            self._place += 1
            return found
        while True:
            found.append(Constant(None) if self._sign() in {",", ")"} else self._nested(self.expression))
            if self._sign() == ")":
                self._place += 1
                return found
            self._take(",")

    def _take(self, sign: str) -> None:
        if self._sign() != sign:
            raise CannotCompute(f"{sign} expected")
        self._place += 1


def _leaf(token: re.Match[str]) -> Node:
    match token.lastgroup:
        case "reference":
            return _cells(token)
        case "number":
            return Constant(Decimal(token["number"]))
        case "text":
            return Constant(token["text"][1:-1].replace('""', '"'))
        case "error":
            return Constant(ErrorValue(token["error"]))
        case "table":
            return _table_cells(token["table_name"], token["specifier"])
        case "name":
            return _name(token)
        case "array":
            return _array(token["array"])
        case "foreign":
            return Call(_UNSUPPORTED + "another workbook", ())
    raise CannotCompute(f"{token[0].strip()} not expected")


def _array(written: str) -> ArrayConstant:
    """`{1,2;3,4}`: rows between semicolons, values between commas."""
    rows: list[list[Value]] = [[]]
    place = 1
    while place < len(written) - 1:
        item = _ITEM.match(written, place)
        if item is None:
            raise CannotCompute("an array that is not understood")
        rows[-1].append(_written_value(item))
        if item["end"] == ";":
            rows.append([])
        place = item.end()
    if len({len(row) for row in rows}) > 1 or not rows[0]:
        raise CannotCompute("an array whose rows are not of one length")
    return ArrayConstant(tuple(tuple(row) for row in rows))


def _written_value(item: re.Match[str]) -> Value:
    if item["number"]:
        return Decimal(item["number"])
    if item["error"]:
        return ErrorValue(item["error"])
    return item["truth"].upper() == "TRUE" if item["truth"] else item["text"][1:-1].replace('""', '"')


def _cells(token: re.Match[str]) -> Cells:
    sheet, _, last_sheet = _sheet_name(token["sheet"]).partition(":")
    first, _, last = token["cells"].partition(":")
    start = _corner(first.strip())
    return Cells(start, _corner(last.strip()) if last else start, sheet, last_sheet)


def _sheet_name(written: str | None) -> str:
    """The name before the exclamation mark, without its quotes, in small letters."""
    name = (written or "").removesuffix("!")
    return (name[1:-1].replace("''", "'") if name.startswith("'") else name).casefold()


def _corner(written: str) -> Corner:
    match = _CORNER.fullmatch(written)
    if match is None:
        raise CannotCompute(f"{written} is no reference")
    # `$5` alone is a row: its dollar was taken for that of a column.
    is_row = not match[2]
    column, row = column_of(match[2]), int(match[4] or 0)
    if row > LAST_ROW or (match[2] and not column):
        raise CannotCompute(f"{written} is no reference")
    return Corner(row, column, bool(match[3] or (is_row and match[1])), bool(match[1] and not is_row))


def _name(token: re.Match[str]) -> Node:
    bare = token["name"][len(token["name_sheet"] or "") :]
    if bare.upper() in {"TRUE", "FALSE"}:
        return Constant(bare.upper() == "TRUE")
    return Name(bare.casefold(), _sheet_name(token["name_sheet"]))


def _table_cells(table: str, specifier: str) -> TableCells:
    """`T[Price]`, `T[[#This Row],[Price]]`, `T[@Price]`, `T[[Jan]:[Mar]]`, `T[#All]`."""
    pieces = _SPECIFIERS.findall(specifier) or ([specifier] if specifier else [])
    if specifier.startswith("@"):
        pieces = ["#This Row", *(_SPECIFIERS.findall(specifier) or [specifier[1:]])]
    parts = frozenset(piece.casefold() for piece in pieces if piece.startswith("#"))
    columns = [_ESCAPED.sub(r"\1", piece) for piece in pieces if piece and not piece.startswith("#")]
    if len(columns) > 2 or (len(columns) == 2 and "]:[" not in specifier):
        raise CannotCompute("several columns of a table")
    first, last = (columns[0], columns[-1]) if columns else ("", "")
    return TableCells(table.casefold(), first, last, parts)
