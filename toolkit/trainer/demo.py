"""A marked group at once: simulated learners, their feedback, and the trainer's picture of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from toolkit.feedback.render import STYLES as FEEDBACK_STYLES
from toolkit.feedback.render import render_feedback
from toolkit.grading.cells import mark_document
from toolkit.grading.scores import NotMarkedError
from toolkit.marking.telling import count
from toolkit.module import Module
from toolkit.places import module_ids
from toolkit.response.plain_text import say_points
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError
from toolkit.scenario.resolved import Scenario
from toolkit.simulation import HABITS, Learner, make_cohort, simulate_response
from toolkit.trainer.group import GroupPicture, Member, picture_of
from toolkit.trainer.render import STYLES, render_group
from toolkit.trainer.standalone import render_standalone

__all__ = ["Demo", "make_demo", "print_demo", "write_demo"]

_PAGE, _FEEDBACK = "index.html", "feedback"


@dataclass(frozen=True)
class Demo:
    """A simulated group that has handed in, and its picture."""

    module: Module
    scenario: Scenario
    seed: int
    picture: GroupPicture


def make_demo(module_id: str, *, learners: int, seed: int) -> Demo:
    """Simulate a group on a module and mark what it hands in, as the graded cells do.

    Args:
        module_id: The module's id.
        learners: How many.
        seed: The same seed makes the same group.

    Raises:
        ContentError: If the module, its scenario or its key cannot be used.
    """
    module = load_module(module_id)
    scenario = load_scenario(module.scenario)
    key = load_key(module.scenario, scenario)
    members = []
    for learner in make_cohort(learners, seed=seed):
        response = simulate_response(
            learner, scenario=scenario, key=key, module=module.id, roles=module.roles
        )
        marks = mark_document(module.id, response.model_dump_json().encode())
        members.append(
            Member(learner.id, learner.name, marks, response, about=_say_learner(learner))
        )
    return Demo(module, scenario, seed, picture_of(members, scenario=scenario, key=key))


def write_demo(demo: Demo, *, folder: Path) -> Path:
    """Write the picture of the group, and each learner's feedback beside it.

    Args:
        demo: The group.
        folder: Where to; made if it is not there. Pages of an earlier group are taken away, and
            nothing else that lies there.

    Returns:
        The page to open.
    """
    (folder / _FEEDBACK).mkdir(parents=True, exist_ok=True)
    for old in (folder / _FEEDBACK).glob("simulated-*.html"):
        old.unlink()
    links = {}
    for member in demo.picture.members:
        links[member.id] = f"{_FEEDBACK}/{member.id}.html"
        body = render_feedback(member.marks, member.response, demo.scenario)
        page = render_standalone(
            body,
            title=f"Feedback to {member.name}",
            about=demo.module.title,
            notice=f"{member.name} is simulated: no person. {member.about}.",
            styles=[FEEDBACK_STYLES],
            back=f"../{_PAGE}",
        )
        (folder / links[member.id]).write_text(page, encoding="utf-8")
    body = render_group(demo.picture, links=links)
    page = render_standalone(
        body,
        title="How the group did",
        about=demo.module.title,
        notice=_notice(demo),
        content_note=demo.scenario.family.content_note,
        styles=[STYLES],
    )
    (folder / _PAGE).write_text(page, encoding="utf-8")
    return folder / _PAGE


def print_demo(
    module_id: str,
    *,
    learners: int,
    seed: int,
    folder: Path,
    gradebook: bool,
    open_browser: bool,
    to: TextIO,
    errors: TextIO,
) -> int:
    """Make a demo, write it, and print its marks in short.

    Args:
        module_id: The module's id.
        learners: How many.
        seed: The same seed makes the same group.
        folder: Where to write.
        gradebook: Also hand everything in to an nbgrader course in the folder.
        open_browser: Open the page in a browser.
        to: Where to print.
        errors: Where to print what is wrong.

    Returns:
        The exit status: 0, or 1 if there is no such module, or it could not be written or graded.
    """
    try:
        marked = [each for each in module_ids() if load_module(each).points]
        if module_id not in marked:
            what = f"There is no module {module_id!r} that is marked"
            errors.write(f"{what}; there are {', '.join(marked)}.\n")
            return 1
        demo = make_demo(module_id, learners=learners, seed=seed)
        page = write_demo(demo, folder=folder)
    except (ContentError, NotMarkedError) as error:
        errors.write(f"{error}\n")
        return 1
    except OSError as error:
        errors.write(
            f"{folder} could not be written to: {error.strerror}. Name another by --out.\n"
        )
        return 1
    to.write("\n".join(_table(demo)) + f"\n\nThe group, and what each was told: {page}\n")
    if gradebook:
        from toolkit.grading.autograde import GradingError
        from toolkit.trainer.demo_gradebook import hand_in

        try:
            root = hand_in(demo.module.id, demo.picture.members, data=folder)
        except GradingError as error:
            errors.write(f"nbgrader could not grade it: {error}\n")
            return 1
        to.write(f"The gradebook, for nbgrader and formgrader: {root}\n")
    if open_browser:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    return 0


def _notice(demo: Demo) -> str:
    size = len(demo.picture.members)
    who = "This learner is" if size == 1 else f"These {size} learners are"
    return (
        f"{who} simulated (seed {demo.seed}): no person, and nobody’s work. The marking is the one "
        "that everybody gets. What they earned says nothing of what to expect from a room. For "
        "trainers only: this page tells the key."
    )


def _say_learner(learner: Learner) -> str:
    told = [
        f"Skill {learner.skill:.0%}".replace("%", " of 100"),
        f"gets through {learner.speed:.0%} of the records".replace("%", " %"),
        *(says for habit, says in HABITS.items() if learner.has(habit)),
    ]
    return "; ".join(told)


def _table(demo: Demo) -> Iterator[str]:
    spreads = (*demo.picture.criteria, demo.picture.whole)
    width = max(len(spread.name) for spread in spreads)
    group = count(len(demo.picture.members), "simulated learner")
    yield f"{demo.module.title}: {group}, seed {demo.seed}"
    yield f"  {'':{width}}  {'of':>4}  {'least':>6}  {'middle':>6}  {'most':>6}"
    for spread in spreads:
        ends = (spread.points[0], spread.middle, spread.points[-1]) if spread.points else ()
        figures = "".join(f"  {say_points(round(end, 1)):>6}" for end in ends)
        yield f"  {spread.name:{width}}  {say_points(spread.maximum):>4}{figures}"
