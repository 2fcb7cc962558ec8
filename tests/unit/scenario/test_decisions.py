"""Decisions: an author's mistakes are named with file and line; what was known is derived."""

from __future__ import annotations

import pytest

from tests.sample import change, write_sample
from toolkit.scenario.check import check_scenario
from toolkit.scenario.examples import read_examples
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.problems import ContentError
from toolkit.scenario.strategies import make_response

DECISIONS, KEY, CAREFUL = "decisions.yaml", "key.yaml", "examples/careful.yaml"
MISTAKES = {
    "a field that is not there": (
        DECISIONS, "    seat: school", "    chair: school",
        "In 'coat-in-the-snow': there is no field 'chair' here", DECISIONS,
    ),
    "a chair nobody has": (
        DECISIONS, "seat: school", "seat: scool",
        "In 'coat-in-the-snow': 'scool' is not an agency of this scenario; agencies are health,",
        DECISIONS,
    ),
    "a role nobody can take": (
        DECISIONS, "    seat: school\n", "    seat: school\n    role: nurse\n",
        "'nurse' is not an agency of this scenario", DECISIONS,
    ),
    "a month for a day": (
        DECISIONS, "when: 2024-03-06", "when: 2024-03",
        "'when' is '2024-03'; it must be a day: 2024-03-02.", DECISIONS,
    ),
    "a day outside the story": (
        DECISIONS, "when: 2024-03-06", "when: 2025-03-06",
        "'coat-in-the-snow' is on 6 March 2025, outside the scenario's period", DECISIONS,
    ),
    "one option twice": (
        DECISIONS, "- id: ask", "- id: wait",
        "The id 'wait' is already used on line", DECISIONS,
    ),
    "a rubric that is too short": (
        DECISIONS, "        - {id: next, says: Says what was done and who else knows.}\n", "",
        "'rubric' is a list; it must be at least 4 items.", DECISIONS,
    ),
    "a key to no decision": (
        KEY, "- decision: coat-in-the-snow", "- decision: coat",
        "'coat' is not a decision of decisions.yaml; decisions are coat-in-the-snow.", KEY,
    ),
    "a decision without a key": (
        KEY, "- decision: coat-in-the-snow", "- decision: coat",
        "The key says nothing of the decision 'coat-in-the-snow'", KEY,
    ),
    "a best option that cannot be chosen": (
        KEY, "best: [share]", "best: [shout]",
        "the best option 'shout' cannot be chosen; options are wait, ask, share.", KEY,
    ),
    "every option the best": (
        KEY, "best: [share]", "best: [share, wait, ask]",
        "every option is among the best, so there is nothing to decide.", KEY,
    ),
    "an option without a reason": (
        KEY, "      ask: Her own words matter most, and today they stay in one file.\n", "",
        "the option 'ask' has no reason", KEY,
    ),
    "a reason for no option": (
        KEY, "      ask: Her own words", "      asks: Her own words",
        "'asks' is not one of the options", KEY,
    ),
    "a ¶ that is not in the report": (
        KEY, "a telephone call.\n    report: [72]", "a telephone call.\n    report: [172]",
        "it must be 123 or less.", KEY,
    ),
    "an example of a decision that is not there": (
        CAREFUL, "{coat-in-the-snow: share}", "{coat: share}",
        "'coat' is not a decision of this scenario.", CAREFUL,
    ),
    "an example of an option that is not there": (
        CAREFUL, "{coat-in-the-snow: share}", "{coat-in-the-snow: shout}",
        "'shout' is not an option; options are wait, ask, share.", CAREFUL,
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return write_sample(tmp_path)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_file_and_a_line(folder, mistake):
    file, old, new, says, at = MISTAKES[mistake]
    change(folder / file, old, new)
    told = [p for p in check_scenario(folder).errors if says in p.says]
    assert told, [str(problem) for problem in check_scenario(folder).errors]
    assert told[0].file.endswith(f"alder/{at}")
    assert told[0].line >= 1


def test_the_line_is_the_one_with_the_mistake(folder):
    line = change(folder / DECISIONS, "seat: school", "seat: scool")
    [problem] = [p for p in check_scenario(folder).errors if "'scool'" in p.says]
    assert problem.line == line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Her hands\n      are red.", "", "the situation has"),
        ("The coat does not come. ", "", "what follows from 'wait' has"),
        ("2024-03-06", "2024-01-02", "school has no record up to 2 January 2024"),
    ],
)
def test_what_may_be_meant_is_a_warning(folder, old, new, says):
    if "situation" in says:
        change(folder / DECISIONS, "The bell has gone, your class is lining up, and", "And")
        change(folder / DECISIONS, "You have found her a jumper and gloves from the box, and", "")
    if "follows" in says:
        change(folder / DECISIONS, "Nothing is in the log for the third day, so when a", "A")
    change(folder / DECISIONS, old, new)
    checked = check_scenario(folder)
    assert any(says in warning.says for warning in checked.warnings)


def test_a_name_that_is_not_in_the_cast_is_found_in_a_consequence_too(folder):
    change(folder / DECISIONS, "a fitter has a date", "Mr Grimshaw has a date")
    assert any("“Mr Grimshaw” is not in the cast" in p.says for p in check_scenario(folder).errors)


def test_one_file_that_cannot_be_read_is_told_once(folder):
    change(folder / DECISIONS, "decisions:", "decision:")
    told = [p for p in check_scenario(folder).errors if not p.file.endswith("careful.yaml")]
    assert {problem.file.rpartition("/")[2] for problem in told} == {DECISIONS}


def test_what_was_known_is_that_agencys_file_up_to_that_day(folder):
    scenario = load_scenario(folder)
    [decision] = scenario.decisions
    assert [record.id for record in scenario.known_then(decision)] == ["school-01", "school-02"]
    assert scenario.decisions_of("health") == (decision,)
    change(folder / DECISIONS, "    seat: school\n", "    seat: school\n    role: health\n")
    scenario = load_scenario(folder)
    assert scenario.decisions_of("") == scenario.decisions_of("school") == ()
    assert scenario.decisions_of("health") == scenario.decisions


def test_a_scenario_may_have_none(folder):
    (folder / DECISIONS).unlink()
    text = (folder / KEY).read_text()
    (folder / KEY).write_text(text[: text.index("\ndecisions:") + 1])
    scenario = load_scenario(folder)
    assert scenario.decisions == ()
    assert load_key(folder, scenario).decision == {}
    assert not [p for p in check_scenario(folder).errors if not p.file.endswith("careful.yaml")]


def test_a_broken_file_does_not_load(folder):
    change(folder / DECISIONS, "question:", "questions:")
    with pytest.raises(ContentError, match="did you mean 'question'"):
        load_scenario(folder)


def test_the_keys_version_follows_the_order_of_options(folder):
    scenario = load_scenario(folder)
    before = load_key(folder, scenario).version
    change(
        folder / DECISIONS,
        "      - id: wait\n        text: Wait",
        "      - id: w\n        text: Wait",
    )
    change(folder / KEY, "      wait: A third", "      w: A third")
    assert load_key(folder, load_scenario(folder)).version != before


@pytest.mark.parametrize(
    ("strategy", "option"), [("everything", "share"), ("first-sentences", "wait")]
)
def test_strategies_decide_without_reading(folder, strategy, option):
    response = make_response(strategy, scenario=load_scenario(folder))
    assert [(d.id, d.option) for d in response.decisions] == [("coat-in-the-snow", option)]


def test_chance_picks_every_option_now_and_then(folder):
    scenario = load_scenario(folder)
    made = [make_response("random", scenario=scenario, seed=seed) for seed in range(30)]
    assert {each.decisions[0].option for each in made} == {"wait", "ask", "share"}


@pytest.mark.parametrize(
    ("strategy", "roles"),
    [
        ("everything", {"health"}),
        ("first-sentences", {"health"}),
        ("random", {"health", "housing"}),
    ],
)
def test_strategies_take_a_role_where_decisions_are_meant_for_one(folder, strategy, roles):
    for n, role in enumerate(("health", "housing")):
        add_decision(folder, f"again-{n}", role)
    scenario = load_scenario(folder)
    made = [make_response(strategy, scenario=scenario, seed=seed) for seed in range(30)]
    assert {each.role for each in made} == roles
    for each in made:
        meant = [point.id for point in scenario.decisions_of(each.role)]
        assert len(meant) == 2
        assert [decision.id for decision in each.decisions] == meant


def add_decision(folder, name, role):
    """Once more the decision that is there, for one role only."""
    path = folder / DECISIONS
    _, again = path.read_text().split("decisions:\n")
    again = again.split("    writing:")[0].replace("coat-in-the-snow", name)
    again = again.replace("    seat: school\n", f"    seat: school\n    role: {role}\n")
    path.write_text(path.read_text() + again)


def test_an_examples_role_says_which_decisions_count(folder):
    change(folder / CAREFUL, "name: A careful reader", "name: A careful reader\nrole: health")
    [careful] = [e for e in examples_of(folder) if e.id == "careful"]
    assert careful.response.role == "health"


@pytest.mark.parametrize(
    ("file", "role", "says"),
    [
        (CAREFUL, "nurse", "'nurse' is not an agency of this scenario; agencies are school,"),
        ("examples/everything.yaml", "health", "takes a role by itself; leave 'role' out"),
    ],
)
def test_a_role_nobody_can_take_is_named(folder, file, role, says):
    change(folder / file, "format: 1", f"format: 1\nrole: {role}")
    _, problems = read_examples(folder, scenario=load_scenario(folder))
    assert [problem.says for problem in problems if says in problem.says]


def examples_of(folder):
    examples, problems = read_examples(folder, scenario=load_scenario(folder))
    assert problems == ()
    return examples


def test_an_examples_decisions_are_in_its_response(folder):
    [careful] = [example for example in examples_of(folder) if example.id == "careful"]
    assert [(d.id, d.option) for d in careful.response.decisions] == [("coat-in-the-snow", "share")]


LONG = "Wait for the coat, and look again next week"


def test_an_option_twice_as_long_as_the_others_gives_itself_away(folder):
    def told():
        return [w for w in check_scenario(folder).warnings if "gives itself away" in w.says]

    assert told() == []
    longer = f"{LONG}, after you have asked the class teacher and the office what they saw of her"
    line = change(folder / DECISIONS, LONG, longer)
    assert told() == []  # 24 words beside 14 and 15
    change(folder / DECISIONS, longer, f"{longer} this week and the one before it")
    [problem] = told()
    assert (problem.file.endswith(DECISIONS), problem.line) == (True, line)
    assert problem.says == (
        "In 'coat-in-the-snow': the option 'wait' has 31 words, and the others have 14 on average; "
        "a long one gives itself away. Keep it below twice as many: shorten it, or let the others "
        "say as much."
    )


def test_short_options_may_differ_by_a_few_words(folder):
    for old, new in {
        f"{LONG}.": "Wait.",
        "Ask Mia at lunch how her mornings are, and write down what she says.": "Ask her mother.",
        "Ask Mia, write it down, and ring the health visitor and the landlord with consent.": (
            "Ring the health visitor this week."
        ),
    }.items():
        change(folder / DECISIONS, old, new)
    assert not any("gives itself away" in w.says for w in check_scenario(folder).warnings)
