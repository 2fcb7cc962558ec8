"""What a trainer might talk about first: where the group as a whole has most to learn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.trainer.group import GroupPicture

__all__ = ["Topic", "topics_of"]


@dataclass(frozen=True)
class Topic:
    """One thing to talk about.

    Attributes:
        says: What happened, in a line.
        what: What it is about: an event, a passage, a decision.
        why: Why it is worth talking about, in the words of the key.
        id: The key's or scenario's id of it.
    """

    says: str
    what: str
    why: str
    id: str


def topics_of(picture: GroupPicture) -> tuple[Topic, ...]:
    """At most one topic of each kind, in this order: an event, a misleading passage, a decision.

    What is essential and fewest found; what took most in; the decision fewest took as a good
    supervisor would. Somebody who has ten minutes can begin there.
    """
    return tuple(_topics(picture))


def _topics(picture: GroupPicture) -> Iterator[Topic]:
    missed = next((e for e in picture.events if e.essential and e.found < e.of), None)
    if missed:
        says = f"{_few(missed.found, missed.of)} found this, and it is essential."
        yield Topic(says, f"{missed.title} ({missed.source})", missed.why, missed.id)
    believed = next((b for b in picture.believed if b.taken), None)
    if believed:
        verb = "took this for a harm" if believed.looks == "alarming" else "were reassured by this"
        says = f"{_few(believed.taken, believed.of)} {verb}."
        what = f"“{believed.passage}” ({believed.source})"
        yield Topic(says, what, believed.why, believed.id)
    open_ = [each for each in picture.decisions if each.sound < each.of]
    if open_:
        hard = min(open_, key=lambda each: (each.sound / each.of, -each.of))
        says = f"{_few(hard.sound, hard.of)} decided this as a good supervisor would."
        yield Topic(says, f"{hard.title} ({hard.where})", hard.why, hard.id)


def _few(some: int, of: int) -> str:
    return f"{some or 'None'} of {of}"
