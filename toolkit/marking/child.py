"""What an entry says of the child, held against what the record says (¶36-38, ¶106)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.response.models import Entry
from toolkit.scenario.models import ChildInEvent

__all__ = ["ChildWords", "judge_child", "prepare_child"]

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['\u2018\u2019]")
_ENDINGS = re.compile(r"(?:ing|ed|es|ly|s|y)$")
_SMALL = """
a about all also an and any are as at be been but by can could did do for from get had has have
he her him his i if in is it its just me mum my no not of off on one or other our out said say
she so some than that the their them then there they this to too two up us very was we were
what when which who will with would you your child boy girl looked seemed
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_ENOUGH_SAID = 0.5  # of the child's words, any order, is keeping them
_SOME_SAID = 0.25
_ALONE_MADE_UP = {
    "yes": ("yes", "no"),
    "no": ("yes",),  # a child who was not seen was not seen alone: saying so invents nothing
    "not-recorded": ("yes", "no"),
}
"""Was the child seen, to the answers on "seen alone" that a silent record does not bear out."""
_PASSAGE_WORDS = 2  # telling words shared with the passage that show it was read for the child


@dataclass(frozen=True, slots=True)
class ChildWords:
    """What a key event says of the child, with its words prepared for comparison."""

    child: ChildInEvent
    said: frozenset[str]
    looked: frozenset[str]
    passage: frozenset[str]
    most_said: int
    most_looked: int

    @property
    def speaks(self) -> bool:
        """Whether the record says anything of the child, so that there is something to mark."""
        child = self.child
        return bool(
            child.seen != "not-recorded"
            or child.alone != "not-recorded"
            or self.said
            or self.looked
        )


def prepare_child(child: ChildInEvent, *, passage: str) -> ChildWords:
    """Prepare what the key says of the child at one event.

    Args:
        child: The key's own words.
        passage: The text of the event's passages, which the learner may copy from.
    """
    said, looked = _words(child.said), _words(child.looked)
    return ChildWords(
        child=child,
        said=frozenset(said),
        looked=_telling(looked),
        passage=_telling(_words(passage)),
        # More than this is a whole record poured in, not what the child said or how they were.
        most_said=3 * len(said) + 20,
        most_looked=3 * len(looked) + 30,
    )


def judge_child(entry: Entry, words: ChildWords) -> tuple[float, tuple[str, ...]]:
    """Compare one entry with what the record says of the child.

    Returns:
        Credit 0 to 1, the mean over what the record says (seen, alone, words, looks), and a
        sentence for each part that differs.
    """
    parts = list(_parts(entry, words))
    if not parts:
        return 0.0, ()
    credit = sum(part for part, _ in parts) / len(parts)
    return credit, tuple(note for part, note in parts if part < 1)


def _parts(entry: Entry, words: ChildWords) -> Iterator[tuple[float, str]]:
    child = words.child
    if child.seen != "not-recorded":
        was = "was seen" if child.seen == "yes" else "was not seen"
        yield float(entry.seen == child.seen), f"The record shows that the child {was}."
    if child.alone != "not-recorded":
        was = "on their own" if child.alone == "yes" else "only with an adult present"
        yield float(entry.alone == child.alone), f"The record shows the child {was}."
    elif words.speaks and entry.alone in _ALONE_MADE_UP[child.seen]:
        yield 0.0, "The record does not say whether the child was seen alone."
    if words.said:
        yield _said(entry.said, words), f"The child’s own words are there: “{child.said}”."
    if words.looked:
        yield (
            _looked(entry.looked, words),
            f"The record says how the child looked or was: {child.looked.rstrip('.')}.",
        )


def _said(text: str, words: ChildWords) -> float:
    given = _words(text)
    if len(given) > words.most_said:
        return 0.0
    kept = len(words.said.intersection(given)) / len(words.said)
    return 1.0 if kept >= _ENOUGH_SAID else 0.5 if kept >= _SOME_SAID else 0.0


def _looked(text: str, words: ChildWords) -> float:
    given = _words(text)
    if len(given) > words.most_looked:
        return 0.0
    telling = _telling(given)
    shared = telling & words.looked or len(telling & words.passage) >= _PASSAGE_WORDS
    return 1.0 if shared else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", text.lower()))


def _telling(words: list[str]) -> frozenset[str]:
    """Words that say something, with common endings off, so that 'tired' meets 'tiredness'."""
    return frozenset(_ENDINGS.sub("", word) or word for word in words if word not in _SMALL_WORDS)
