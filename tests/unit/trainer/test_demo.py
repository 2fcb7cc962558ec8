"""``wholepicture demo``: what it prints, what it writes, and what it leaves alone."""

from __future__ import annotations

import pytest

from toolkit.cli import main
from toolkit.grading.cells import mark_document
from toolkit.trainer.demo import make_demo, write_demo


@pytest.fixture(scope="module")
def demo():
    return make_demo("neglect", learners=5, seed=2)


@pytest.fixture
def no_browser(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    return opened


def test_the_marks_are_those_the_graded_cells_give(demo):
    assert len(demo.picture.members) == 5
    for member in demo.picture.members:
        document = member.response.model_dump_json().encode()
        assert member.marks == mark_document("neglect", document)
        assert member.marks.outcome == "marked"


def test_the_same_seed_writes_the_same_pages(demo, tmp_path):
    write_demo(demo, folder=tmp_path / "one")
    write_demo(make_demo("neglect", learners=5, seed=2), folder=tmp_path / "two")
    pages = sorted(path.relative_to(tmp_path / "one") for path in tmp_path.glob("one/**/*.html"))
    assert len(pages) == 6
    for page in pages:
        assert (tmp_path / "one" / page).read_bytes() == (tmp_path / "two" / page).read_bytes()


def test_each_learner_has_a_page_that_says_they_are_nobody(demo, tmp_path):
    index = write_demo(demo, folder=tmp_path).read_text(encoding="utf-8")
    assert "These 5 learners are simulated (seed 2): no person" in index
    for member in demo.picture.members:
        assert f'href="feedback/{member.id}.html"' in index
        page = (tmp_path / "feedback" / f"{member.id}.html").read_text(encoding="utf-8")
        assert f"{member.name} is simulated: no person." in page
        assert 'href="../index.html"' in page
        assert "Your marks" in page


def test_a_smaller_group_takes_the_pages_of_a_larger_one_away_and_nothing_else(demo, tmp_path):
    write_demo(demo, folder=tmp_path)
    (tmp_path / "feedback" / "mine.html").touch()
    write_demo(make_demo("neglect", learners=2, seed=2), folder=tmp_path)
    left = {path.name for path in (tmp_path / "feedback").iterdir()}
    assert left == {"mine.html", "simulated-01.html", "simulated-02.html"}


def test_the_command_prints_marks_in_short_and_opens_the_page(tmp_path, capsys, no_browser):
    arguments = ["demo", "sexual-abuse", "--learners", "1", "--seed", "7", "--out", str(tmp_path)]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "Signs of child sexual abuse: the Sattar children: 1 simulated learner, seed 7" in said
    assert "All points" in said
    assert str(tmp_path / "index.html") in said
    assert no_browser == [(tmp_path / "index.html").resolve().as_uri()]


def test_no_browser_is_opened_if_none_is_wanted(tmp_path, capsys, no_browser):
    assert main(["demo", "--learners", "1", "--no-browser", "--out", str(tmp_path)]) == 0
    assert no_browser == []
    assert "Neglect" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["neglct", "fifty-reviews"])
def test_a_module_that_is_not_there_or_not_marked_is_a_sentence(
    tmp_path, capsys, no_browser, module
):
    assert main(["demo", module, "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == (
        f"There is no module {module!r} that is marked; "
        "there are domestic-abuse, neglect, sexual-abuse, universal-services.\n"
    )
    assert not (tmp_path / "out").exists()
    assert no_browser == []


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path, capsys, no_browser):
    (tmp_path / "file").touch()
    assert main(["demo", "--learners", "1", "--out", str(tmp_path / "file")]) == 1
    assert "could not be written to: " in capsys.readouterr().err
    assert no_browser == []


def test_a_group_of_nobody_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["demo", "--learners", "0"])
    assert "'0' is not a whole number from 1" in capsys.readouterr().err
