"""How much of what real documents ask is found, and how much of what is proposed is right, by format."""

from collections import defaultdict
from shutil import which

from bidbuilder.formats.readers.registry import read_tender
from tests.bench.printed import print_files, print_word
from tests.corpus import CORPUS
from tests.truth import (
    eighth_list_constraints,
    eleventh_list_constraints,
    english_papers,
    fifth_list_constraints,
    first_sight_constraints,
    fourth_list_constraints,
    german_danish_constraints,
    ninth_list_constraints,
    obligations,
    requirement_rows,
    seventh_list_constraints,
    sixth_list_constraints,
    tenth_list_constraints,
    third_list_constraints,
    typed_demo,
    unseen_constraints,
)
from tests.truth.held_out import held_out

LISTS_OF_CONSTRAINTS = {
    "second": first_sight_constraints.ROWS,
    "third": third_list_constraints.ROWS,
    "fourth": fourth_list_constraints.ROWS,
    "fifth": fifth_list_constraints.ROWS,
    "sixth": sixth_list_constraints.ROWS,
    "seventh": seventh_list_constraints.ROWS,
    "eighth": eighth_list_constraints.ROWS,
    "ninth": ninth_list_constraints.ROWS,
    "tenth": tenth_list_constraints.ROWS,
    "eleventh": eleventh_list_constraints.ROWS,
    "German and Danish": german_danish_constraints.ROWS,
    "English": english_papers.ROWS,
}


def measure() -> None:
    """Print recall and precision of every marked document that is here, then by format."""
    totals: dict[str, list[obligations.Score]] = defaultdict(list)
    for sample in obligations.samples():
        name, marks = obligations.marks_of(sample)
        path = CORPUS / name
        if path.exists():
            found = obligations.score(read_tender(path.name, path.read_bytes(), {}), marks)
            totals[path.suffix].append(found)
            _print(path.name[:58], found.marked, len(found.missed), found.right, len(found.wrong))
    _measure_printed(totals)
    _measure_held_out(totals)
    for suffix, scores in totals.items():
        marked, missed = sum(one.marked for one in scores), sum(len(one.missed) for one in scores)
        right, wrong = sum(one.right for one in scores), sum(len(one.wrong) for one in scores)
        _print(f"obligations, all {suffix}", marked, missed, right, wrong)
    _measure_workbooks()
    marked, right, wrong = typed_demo.compare()
    _print("constraints of the demonstration call", marked, marked - right, right, len(wrong))
    marked, right, wrong_unseen, _ = unseen_constraints.compare()
    _print("constraints of texts of unseen kinds", marked, marked - right, right, len(wrong_unseen))
    for name, rows in LISTS_OF_CONSTRAINTS.items():
        marked, right, wrong_unseen, _ = unseen_constraints.compare(rows)
        _print(f"constraints of a {name} list of them", marked, marked - right, right, len(wrong_unseen))


def _measure_printed(totals: dict[str, list[obligations.Score]]) -> None:
    """The same documents printed as PDF files, where LibreOffice is here."""
    if which("soffice") is None:
        return
    marks = {CORPUS / name: found for name, found in map(obligations.marks_of, obligations.samples())}
    printed = print_files(path for path in marks if path.exists())
    for path, wanted in marks.items():
        if path.name in printed:
            found = obligations.score(read_tender(f"{path.stem}.pdf", printed[path.name], {}), wanted)
            totals[".pdf"].append(found)
            _print(f"{path.stem[:54]}.pdf", found.marked, len(found.missed), found.right, len(found.wrong))


def _measure_held_out(totals: dict[str, list[obligations.Score]]) -> None:
    """The documents written for checking, as Word and, where LibreOffice is here, as PDF."""
    samples = {f"{one.name}.docx": one for one in held_out()}
    files = {name: one.word() for name, one in samples.items()}
    if which("soffice") is not None:
        files |= {name.replace(".docx", ".pdf"): printed for name, printed in print_word(files).items()}
    for name, content in files.items():
        stem, _, suffix = name.partition(".")
        found = obligations.score(read_tender(name, content, {}), samples[f"{stem}.docx"].marks)
        totals[f"held-out .{suffix}"].append(found)
        _print(f"held out: {name}", found.marked, len(found.missed), found.right, len(found.wrong))


def _measure_workbooks() -> None:
    """Rows of requirement workbooks; price workbooks have none, so what is read of them is wrong."""
    marked = missed = right = wrong = 0
    for name, sheets in requirement_rows.marked_books().items():
        path = CORPUS / name
        if path.exists():
            wanted = requirement_rows.wanted_rows(path, sheets)
            found = requirement_rows.found_rows(read_tender(path.name, path.read_bytes(), {}))
            marked += len(wanted)
            missed += sum(row not in found for row in wanted)
            right += sum(row in wanted for row in found)
            wrong += sum(row not in wanted for row in found)
    if marked:
        _print("requirement rows, all .xlsx", marked, missed, right, wrong)


def _print(name: str, marked: int, missed: int, right: int, wrong: int) -> None:
    recall, precision = 1 - missed / marked, right / (right + wrong)
    print(f"  {name:<60} {marked:>5} marked   recall {recall:6.1%}   precision {precision:6.1%}")
