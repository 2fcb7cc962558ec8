"""A hundred malformed responses through nbgrader: none stops it, earns a mark, or gets to run.

That the gradebook has exactly our marks `Grader.grade` checks each time by itself.
"""

import pytest

from tests.course import malformed
from tests.course.conftest import MODULE
from tests.course.reading import Page
from toolkit.grading.cells import mark_document

WORTHLESS = malformed.worthless()
SPOILT = list(malformed.spoilt(b'{"format": 1, "chronology": [], "signs": []}'))
UNREADABLE = {"empty", "html", "nested-lists", "nested-closed", "two", "cut-off", "too-large"}


def grade(grader, learner, document):
    graded = grader.grade(learner, module=MODULE, document=document)
    if "script" in learner or "date" in learner:
        grader.make_feedback(learner, module=MODULE)
        folder = grader._course.folder("feedback", learner=learner, module=MODULE)
        assert Page((folder / f"{MODULE}.html").read_text()).active == []
    return graded


@pytest.mark.parametrize("name", WORTHLESS)
def test_a_worthless_document_earns_nothing(shared, name):
    graded = grade(shared, f"worthless-{name}", WORTHLESS[name])
    assert graded.grades["total"] == 0
    may_be = {"unreadable"} if name in UNREADABLE else {"unreadable", "blank", "marked"}
    assert graded.marks.outcome in may_be


@pytest.fixture(scope="module")
def best(documents):
    """What the good document earns, criterion by criterion."""
    good = mark_document(MODULE, documents["careful"])
    return {mark.criterion: mark.points for mark in good.criteria}


@pytest.fixture(scope="module")
def spoilt(documents):
    return malformed.spoilt(documents["careful"])


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_document_earns_what_is_sound_in_it_and_no_more(shared, spoilt, best, name):
    graded = grade(shared, f"spoilt-{name}", spoilt[name])
    if name.startswith("huge-"):
        return  # more words are not more wrong
    for mark in graded.marks.criteria:
        assert mark.points <= best[mark.criterion] + 1e-6, mark.criterion


def test_there_are_a_hundred_and_more(spoilt):
    assert list(spoilt) == SPOILT
    assert len(WORTHLESS) + len(SPOILT) >= 100
    assert set(WORTHLESS) >= UNREADABLE
