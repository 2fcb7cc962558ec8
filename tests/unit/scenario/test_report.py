from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sample import change, write_sample
from toolkit import places
from toolkit.cli import main
from toolkit.scenario.check import check_scenario
from toolkit.scenario.checks.counts import STANDARD
from toolkit.scenario.report import print_check


def run(folder, *, as_json=False):
    out = io.StringIO()
    status = print_check(str(folder), as_json=as_json, to=out)
    return status, out.getvalue()


def test_the_table_counts_what_the_content_standard_counts(folder):
    status, text = run(folder)
    assert status == 0
    rows = {" ".join(line.split()) for line in text.splitlines()}
    assert {
        "agencies 3 5 to 8",
        "records 7 40 to 70",
        "words in records 233",
        "key events 4 at least 25",
        "signs 5 at least 25",
        "distractors 2 at least 6",
        "share of the key: school 43% at most 60%",
        "events, child seen: yes 3",
        "events, child seen: no 1",
        "events with a child's words 1 at least 1",
        "decisions 1 at least 3",
        "writing tasks 1 at least 1",
        "enough to refer, all agencies 30 January 2024 sooner than one agency alone",
        "enough to refer, one agency alone 18 March 2024 after that, if at all",
        "¶ covered: 34, 36, 65, 72",
        "Nothing to put right, 1 to look at, 6 still to write or grow.",
    } <= rows


def test_what_stands_in_an_unreadable_file_is_unknown_and_not_nought(folder):
    change(folder / "records/health.yaml", "agency: health", "agency: [health")
    rows = {" ".join(line.split()) for line in run(folder)[1].splitlines()}
    assert {"records unknown 40 to 70", "key events unknown at least 25", "children 2"} <= {
        row.removesuffix(" at least 2") for row in rows
    }
    assert not any("enough to refer" in row for row in rows)


def test_a_day_that_is_never_reached_is_not_said_to_come_before_another(folder):
    change(folder / "key.yaml", "weight: 4", "weight: 99")
    rows = {" ".join(line.split()) for line in run(folder)[1].splitlines()}
    assert {
        "enough to refer, all agencies never must be reached",
        "enough to refer, one agency alone never after that, if at all",
    } <= rows


def test_errors_make_the_exit_status_and_name_file_and_line(folder):
    line = change(folder / "key.yaml", "when: 2024-03-06", "when: 2024-03-36")
    status, text = run(folder)
    assert status == 1
    assert f"scenarios/alder/key.yaml:{line}: In 'summer-clothes': 'when': The date" in text


def test_what_is_wrong_comes_first_and_what_is_yet_to_grow_comes_apart(folder):
    change(folder / "key.yaml", "id: mould", "id: no-heating")
    text = run(folder)[1]
    before, title, after = text.partition("The Alder children (alder)\n")
    assert title
    wrong = before.strip().splitlines()
    assert len(wrong) == 2
    assert "The id 'no-heating' is already used" in wrong[0]
    assert "warning: No event, sign, distractor or decision of the key rests on" in wrong[1]
    counted, told, growing = after.partition(
        "\n\nStill to write or grow until it is a module of full size; none of it is a mistake:\n"
    )
    assert told
    assert "¶ covered" in counted.splitlines()[-1]
    lines = growing.splitlines()
    assert all(": The content standard asks for " in line for line in lines[:6])
    assert "warning" not in growing
    assert lines[6:] == ["", "1 to put right, 1 to look at, 6 still to write or grow."]


def test_more_than_the_content_standard_asks_for_is_to_look_at_and_not_to_grow(folder, monkeypatch):
    monkeypatch.setitem(STANDARD, "records", (2, 3))
    checked = check_scenario(folder)
    assert any("asks for 2 to 3 records" in each.says for each in checked.to_look_at)
    assert not any("records" in each.says for each in checked.to_grow)
    assert {*checked.to_look_at, *checked.to_grow} == set(checked.warnings)


def test_json_for_machines(folder):
    change(folder / "key.yaml", "id: mould", "id: no-heating")
    status, text = run(folder, as_json=True)
    [found] = json.loads(text)["scenarios"]
    assert status == 1
    assert set(found) == {
        "id", "agencies", "records", "words", "events", "signs", "distractors",
            "decisions", "writings",
        "largest_agency_share", "report", "examples", "errors", "warnings",
    }  # fmt: skip
    assert (found["id"], found["agencies"], found["records"]) == ("alder", 3, 7)
    assert (found["events"], found["signs"], found["distractors"]) == (4, 5, 2)
    assert found["largest_agency_share"] == pytest.approx(3 / 7, abs=1e-4)
    assert found["report"] == [34, 36, 65, 72]
    [error] = found["errors"]
    assert set(error) == {"file", "line", "says"}
    assert len(found["warnings"]) == 7


def test_a_scenario_that_is_not_there_is_answered_with_those_there_are():
    out = io.StringIO()
    print_check("pelow", as_json=False, to=out)
    said = out.getvalue()
    assert "There is no such scenario; there are pellow, " in said
    assert "sattar" in said
    assert "key events" not in said, "nothing was counted"


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("scenario", ["no-such-scenario", "..", "", "a/b/c", "\x00"])
def test_a_scenario_that_is_not_there_still_has_an_entry(scenario, as_json):
    out = io.StringIO()
    assert print_check(scenario, as_json=as_json, to=out) == 1
    assert "says" in out.getvalue() if as_json else "to put right" in out.getvalue()


def test_every_scenario_is_checked_even_one_without_its_first_file(folder, monkeypatch):
    monkeypatch.setattr(places, "content_folder", lambda: folder.parent.parent)
    (folder.parent / "begun/records").mkdir(parents=True)
    out = io.StringIO()
    assert print_check(None, as_json=True, to=out) == 1
    found = {entry["id"]: entry for entry in json.loads(out.getvalue())["scenarios"]}
    assert found["alder"]["errors"] == []
    assert any("begun/scenario.yaml" in error["file"] for error in found["begun"]["errors"])


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("spoilt"))
    files = [*folder.rglob("*.yaml"), folder.parent / "indicators.yaml"]
    return folder, {path: path.read_text(encoding="utf-8") for path in files}


SPOILT_LINES = (
    *("", "- ", "x: y: z", "null", "  - []", "id: mia", "when: 2024-99", "\t", '"', "? {"),
    *("quotes: []", "about: []", "people: {}", "records:", "text: |", "born: 20200"),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_however_a_file_is_spoilt_there_are_sentences_and_no_traceback(whole, data):
    folder, files = whole
    path = data.draw(st.sampled_from(sorted(files)))
    lines = files[path].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        new = data.draw(st.sampled_from(SPOILT_LINES))
        indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
        lines[at : at + data.draw(st.integers(0, 2))] = [indent + new]
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        status, text = run(folder, as_json=True)
    finally:
        path.write_text(files[path], encoding="utf-8")
    [found] = json.loads(text)["scenarios"]
    assert status == bool(found["errors"])
    for problem in found["errors"] + found["warnings"]:
        assert problem["line"] >= 1
        assert problem["says"].endswith((".", "?", "”"))


def test_the_command_is_the_same_check(folder, capsys):
    assert main(["check", str(folder)]) == 0
    assert "The Alder children (alder)" in capsys.readouterr().out
    (folder / "key.yaml").unlink()
    assert main(["check", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["scenarios"][0]["errors"]
