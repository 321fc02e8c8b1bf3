"""`bidbuilder compose` as a stranger sees it: JSON in, JSON out, exit codes, and words instead of tracebacks."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bidbuilder.cli.compose import Watch, compose
from bidbuilder.composer.answer import Progress

OFFER = {"id": "A", "answers": {"R": "1"}, "prices": [{"from": "0", "unit_price": "2.50"}]}
PROBLEM: dict[str, Any] = {"needs": [{"id": "R", "quantity": "4"}], "offers": [OFFER]}


def run(tmp_path: Path, content: str | bytes, *options: str) -> Result:
    file = tmp_path / "problem.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return CliRunner().invoke(compose, [str(file), *options])


def changed(path: str, value: Any) -> str:
    """The problem with one field set, such as `offers.0.id`."""
    data = json.loads(json.dumps(PROBLEM))
    target = data
    *steps, last = path.split(".")
    for step in steps:
        target = target[int(step)] if isinstance(target, list) else target.setdefault(step, {})
    if isinstance(target, list):
        target.append(value)
    else:
        target[last] = value
    return json.dumps(data)


def test_the_answer_has_every_field_of_the_interface(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(PROBLEM), "--time-limit", "5")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["status"], answer["objective"], answer["gap"]) == ("optimal", "10", 0.0)
    assert answer["items"] == [{"offer": "A", "quantity": "4", "amount": "10", "member": None}]
    fields = {"bound", "seconds", "members", "uncovered", "conflict", "repairs", "alternatives", "trade_off"}
    assert fields <= set(answer)


def test_an_impossible_problem_is_answered_not_refused(tmp_path: Path) -> None:
    result = run(tmp_path, changed("rules.budget", "1"))
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["status"], answer["items"]) == (0, "infeasible", [])
    assert {element["kind"] for element in answer["conflict"]} == {"need", "budget"}
    changes = [change for repair in answer["repairs"] for change in repair["changes"]]
    assert [change["to"] for change in changes if change["kind"] == "budget"] == ["10"]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("", "not-json", "line 1, column 1"),
        ("[1, 2", "not-json", "line 1, column 6"),
        ("[" * 100_000, "not-json", ""),
        (b"\xff\xfe\x00", "not-json", ""),
        ("[]", "wrong-kind", ""),
        ("{}", "field-missing", "needs"),
        ('{"needs": [], "needs": [], "offers": []}', "duplicate-key", "needs"),
        (changed("offers.0.prices", []), "wrong-kind", "offers[0].prices"),
        (changed("offers.0.fixed_cost", "-1"), "out-of-range", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", "NaN"), "not-a-number", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", float("nan")), "not-a-number", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", "1_000"), "not-a-number", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", "１２"), "not-a-number", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", "1e99"), "out-of-range", "offers[0].fixed_cost"),
        (changed("offers.0.fixed_cost", True), "not-a-number", "offers[0].fixed_cost"),
        (
            json.dumps(PROBLEM | {"offers": [OFFER | {"min_quantity": "2", "max_quantity": "1"}]}),
            "quantities-contradict",
            "offers[0].min_quantity",
        ),
        (changed("offers.0.answers", {"Q": "1"}), "unknown-reference", "offers[0].answers"),
        (changed("offers.0.uses", {"C": "1"}), "unknown-reference", "offers[0].uses"),
        (changed("offers.0.integer", "yes"), "wrong-kind", "offers[0].integer"),
        (changed("offers.0.id", " "), "wrong-kind", "offers[0].id"),
        (changed("offers.0.lead_time_days", "1.5"), "wrong-kind", "offers[0].lead_time_days"),
        (changed("offers.0.local_share", "1.1"), "out-of-range", "offers[0].local_share"),
        (changed("offers.1", OFFER), "duplicate-id", "offers[1].id"),
        (changed("rules.requires", [["A"]]), "wrong-kind", "rules.requires[0]"),
        (changed("rules.barred", ["B"]), "unknown-reference", "rules.barred"),
        (changed("objective", "best"), "wrong-kind", "objective"),
        (changed("trade_off", {"points": 12, "against": "luck"}), "wrong-kind", "trade_off.against"),
        (changed("trade_off", {"points": 0, "against": "score"}), "out-of-range", "trade_off.points"),
        (changed("trade_off", {"points": 10_000, "against": "score"}), "problem-too-large", "trade_off.points"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, content: str | bytes, code: str, where: str
) -> None:
    result = run(tmp_path, content)
    assert result.exit_code == 2
    error = json.loads(result.stderr)["error"]
    assert (error["code"], error["where"]) == (code, where)
    assert error["message"]
    assert error["hint"]


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_that_is_none_is_refused_before_anything_is_searched(tmp_path: Path, limit: str) -> None:
    result = run(tmp_path, json.dumps(PROBLEM), "--time-limit", limit)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--time-limit" in result.stderr


def test_numbers_may_be_written_as_json_numbers_and_stay_exact(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(PROBLEM).replace('"2.50"', "0.1").replace('"4"', "3"))
    assert json.loads(result.stdout)["objective"] == "0.3"


def test_refusals_speak_danish_too(tmp_path: Path) -> None:
    error = json.loads(run(tmp_path, "{}", "--language", "da").stderr)["error"]
    assert error["message"] == "needs mangler."


def test_a_person_reads_what_a_conflict_is_about(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path, changed("rules.budget", "1")).stdout)
    assert {element["text"] for element in answer["conflict"]} == {"Need R must be covered.", "The budget is limited."}


@pytest.mark.parametrize(
    ("path", "where", "hint"),
    [
        ("rules.budgett", "rules.budgett", "Is budget meant?"),
        ("objektive", "objektive", "Is objective meant?"),
        ("offers.0.lead_time", "offers[0].lead_time", "Is lead_time_days meant?"),
        ("needs.0.note", "needs[0].note", ""),
        ("trade_off.colour", "trade_off.colour", ""),
    ],
)
def test_a_field_that_means_nothing_is_told_and_left_alone(tmp_path: Path, path: str, where: str, hint: str) -> None:
    problem = (
        changed(path, "5") if path != "trade_off.colour" else changed("trade_off", {"against": "score", "colour": 1})
    )
    result = run(tmp_path, problem)
    (finding,) = json.loads(result.stdout)["findings"]
    assert (result.exit_code, finding["code"], finding["where"], finding["hint"]) == (0, "field-unknown", where, hint)


def test_of_many_rows_with_one_unknown_field_the_first_is_told(tmp_path: Path) -> None:
    rows = [OFFER | {"id": str(number), "colour": "red"} for number in range(5)]
    result = run(tmp_path, json.dumps(PROBLEM | {"offers": rows}))
    assert [one["where"] for one in json.loads(result.stdout)["findings"]] == ["offers[0].colour"]


def test_how_the_search_stands_is_told_on_standard_error(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(PROBLEM), "--progress")
    told = [json.loads(line)["progress"] for line in result.stderr.splitlines()]
    assert [(one["stage"], one["best"]) for one in told] == [("cost", "10")]
    assert run(tmp_path, json.dumps(PROBLEM)).stderr == ""


def test_the_first_interrupt_asks_to_stop_and_the_second_ends_at_once() -> None:
    moment = Progress(seconds=1.0, stage="cost")
    before = signal.getsignal(signal.SIGINT)
    with Watch(tells=False).listening() as watch:
        assert watch.see(moment)
        signal.raise_signal(signal.SIGINT)
        assert not watch.see(moment)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before
