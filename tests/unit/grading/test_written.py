"""What was written is laid out for a person, and none of it is anything but text."""

import pytest
from nbconvert.filters import markdown2html

from tests.sample import write_sample
from toolkit.grading.written import tell_writing
from toolkit.response.models import Response, Writing
from toolkit.scenario.load import load_scenario

HOSTILE = [
    "<script>alert(1)</script>",
    "</pre></code><img src=x onerror=alert(1)>",
    "~~~\n```\n<script>alert(1)</script>",
    "one\n\n\n<b>two</b>",
    "- item\n\n    - <i>nested</i>",
    "$$<script>alert(1)</script>$$",
    "[link](javascript:alert(1)) ![x](https://example.test/x.png)",
    "line\u2028<script>alert(1)</script>\x85<b>x</b>\x0b<b>y</b>",
    "{{ x }} {% raw %} <!-- comment -->\t<b>tab</b>",
    "w" * 500,
]


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    return load_scenario(write_sample(tmp_path_factory.mktemp("content")))


def written(text, **given):
    piece = Writing(id="coat-in-the-snow", text=text, **given)
    return Response(module="m", scenario="alder", writings=(piece,))


def test_task_rubric_ticks_and_words_are_there(scenario):
    text = tell_writing(written("Mia was cold.", met=("words",)), scenario=scenario)
    assert "### A record: A summer dress in the snow" in text
    assert "Write the entry for the concern log" in text
    assert "- Gives the child's own words. *(the learner ticked this)*" in text
    assert "- Says what was done and who else knows.\n" in text
    assert text.endswith("What the learner wrote:\n\n    Mia was cold.")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_learners_words_are_text_and_nothing_else(scenario, text):
    told = tell_writing(written(text), scenario=scenario)
    html = markdown2html(told)
    before, _, block = html.partition("<pre><code>")
    inside, _, after = block.partition("</code></pre>")
    assert "<" not in inside
    assert after.strip() == ""
    assert "alert" not in before
    plain = markdown2html(tell_writing(written("Words."), scenario=scenario))
    assert before == plain.partition("<pre><code>")[0]


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_written_is_nothing_to_read(scenario, text):
    assert tell_writing(written(text), scenario=scenario) == ""
    assert tell_writing(None, scenario=scenario) == ""


def test_writing_that_this_scenario_does_not_ask_for_is_left_out(scenario):
    strange = Response(module="m", scenario="x", writings=(Writing(id="gone", text="Words."),))
    assert tell_writing(strange, scenario=scenario) == ""
