"""Content that cannot be read, as whoever starts a server is told of it: in sentences."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.sample import change
from toolkit.grading.__main__ import _say_withheld
from toolkit.places import OWN_CONTENT
from toolkit.scenario.new import begin_scenario
from toolkit.scenario.problems import ContentError, Problem, say_briefly
from toolkit.serving.app import LearnerServer
from toolkit.serving.catalogue import find_broken
from toolkit.serving.logs import log_error
from toolkit.serving.work import _content

SLUG = "maple-house"
FAMILY = f"scenarios/{SLUG}/scenario.yaml"


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    return begin_scenario(SLUG)


def handler():
    return SimpleNamespace(request=SimpleNamespace(method="GET", path="/modules/maple-house"))


def raised(error):
    try:
        raise error
    except type(error) as found:
        return found


def test_a_module_that_cannot_be_named_is_told_with_file_and_line(own):
    assert find_broken() == {}
    line = change(own / FAMILY, "theme: neglect", "theme: negelct")
    [(module, says)] = find_broken().items()
    assert module == SLUG
    assert says.startswith(f"{FAMILY}:{line}: 'theme' is 'negelct'; it must be 'neglect', ")


def test_each_thing_is_told_once_and_what_follows_from_it(caplog):
    server = LearnerServer(host="127.0.0.1", port=8866)
    server.tell_broken({"maple": "a.yaml:1: One."})
    server.tell_broken({"maple": "a.yaml:1: One."})
    server.tell_withheld({"maple": "a.yaml:1: One.", "birch": "b.yaml:2: Two."})
    server.tell_withheld({"maple": "a.yaml:1: One.", "birch": "b.yaml:2: Two."})
    assert caplog.messages == [
        "maple: a.yaml:1: One.",
        "birch: b.yaml:2: Two.",
        (
            "Not offered to anybody new, because work in it could not be marked: birch, maple. All "
            "others are. When it is put right, start the server again."
        ),
    ]


def test_there_is_no_traceback_where_content_cannot_be_read(caplog):
    problems = [Problem("key.yaml", n, "error", "It is wrong.") for n in (3, 4)]
    log_error("WP-1", handler(), raised(ContentError(problems)))
    in_kernel = ValueError("long")
    in_kernel.ename, in_kernel.evalue = "ContentError", "key.yaml:9: It is wrong."
    log_error("WP-2", handler(), raised(in_kernel))
    assert caplog.messages == [
        "WP-1: GET /modules/maple-house\n"
        + say_briefly("key.yaml:3: It is wrong.\nkey.yaml:4: It is wrong."),
        "WP-2: GET /modules/maple-house\nkey.yaml:9: It is wrong.",
    ]


def test_all_else_has_its_traceback(caplog):
    log_error("WP-3", handler(), raised(KeyError("odd")))
    log_error("WP-4", handler(), None)
    assert caplog.messages[0].startswith("WP-3: GET /modules/maple-house\nTraceback (most recent")
    assert caplog.messages[0].endswith("KeyError: 'odd'\n")
    assert caplog.messages[1] == "WP-4: GET /modules/maple-house\n"


def test_work_goes_on_by_what_could_be_read_last_and_it_is_said_in_a_sentence(own, caplog):
    before = _content(SLUG)
    change(own / FAMILY, "theme: neglect", "theme: negelct")
    assert _content(SLUG) == before
    [said] = caplog.messages
    assert said.startswith(
        f"module {SLUG} stays as it was, because it cannot be read now: {FAMILY}"
    )
    assert caplog.records[0].exc_info is None


@pytest.mark.parametrize(
    ("problem", "says"),
    [
        ("key.yaml:3: It is wrong.", "key.yaml:3: It is wrong."),
        (
            "key.yaml:3: Wrong.\nkey.yaml:4: Wrong.",
            "key.yaml:3: Wrong. `wholepicture check` says the rest.",
        ),
        (
            "Traceback (most recent call last):\n  File\nKeyError: 'odd'\n",
            "marking it breaks off (KeyError: 'odd'); see log/grading.log.",
        ),
    ],
)
def test_why_work_cannot_be_graded_is_one_line(problem, says):
    assert _say_withheld(problem) == says


def test_nothing_said_is_nothing():
    assert say_briefly("") == ""
