"""A hundred malformed responses through nbgrader: none stops it, earns a mark, or gets to run.

That the gradebook has exactly our marks `Grader.grade` checks each time by itself.
"""

from tests.course import malformed
from tests.course.conftest import MODULE
from tests.course.reading import Page
from toolkit.grading.cells import mark_document


def grade(grader, learner, document):
    graded = grader.grade(learner, module=MODULE, document=document)
    if "script" in learner or "date" in learner:
        grader.make_feedback(learner, module=MODULE)
        folder = grader._course.folder("feedback", learner=learner, module=MODULE)
        assert Page((folder / f"{MODULE}.html").read_text()).active == []
    return graded


def test_worthless_documents_earn_nothing(shared):
    outcomes = {}
    for name, document in malformed.worthless().items():
        graded = grade(shared, f"worthless-{name}", document)
        assert graded.grades["total"] == 0, name
        outcomes[name] = graded.marks.outcome
    unreadable = {"empty", "html", "nested-lists", "nested-closed", "two", "cut-off", "too-large"}
    assert {outcomes[name] for name in unreadable} == {"unreadable"}
    assert {outcomes[name] for name in outcomes} <= {"unreadable", "blank", "marked"}


def test_spoilt_documents_earn_what_is_sound_in_them_and_no_more(shared, documents):
    good = mark_document(MODULE, documents["careful"])
    best = {mark.criterion: mark.points for mark in good.criteria}
    for name, document in malformed.spoilt(documents["careful"]).items():
        graded = grade(shared, f"spoilt-{name}", document)
        if name.startswith("huge-"):
            continue  # more words are not more wrong
        for mark in graded.marks.criteria:
            assert mark.points <= best[mark.criterion] + 1e-6, (name, mark.criterion)


def test_there_are_a_hundred_and_more(documents):
    assert len(malformed.worthless()) + len(malformed.spoilt(documents["careful"])) >= 100
