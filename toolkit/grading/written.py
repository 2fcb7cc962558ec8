"""What a learner wrote, laid out for the person who gives it points in formgrader.

The cell is text to be read and nothing else. A learner's words stand in an indented block, which no
words of its own can end, so nothing in them is markup or script to whatever shows the notebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill

from toolkit.response.models import Response, Writing
from toolkit.response.plain_text import clean_text
from toolkit.scenario.decision_models import DecisionPoint, WritingTask
from toolkit.scenario.resolved import Scenario

__all__ = ["tell_writing"]

_WIDTH = 96  # characters; formgrader does not wrap a block
_KINDS: Mapping[str, str] = {"referral": "A referral", "record": "A record"}


def tell_writing(response: Response | None, *, scenario: Scenario) -> str:
    """What was written, with its task and its rubric, as Markdown; empty if nothing was.

    Args:
        response: What was handed in, as it was read.
        scenario: The scenario it was made on.
    """
    texts = {each.id: each for each in response.writings} if response else {}
    pieces = [
        _tell_piece(point, point.writing, texts[point.id])
        for point in scenario.decisions
        if point.writing and point.id in texts and texts[point.id].text.strip()
    ]
    return "\n\n".join(pieces)


def _tell_piece(point: DecisionPoint, task: WritingTask, own: Writing) -> str:
    ticks = ("the learner ticked this" if line.id in own.met else "" for line in task.rubric)
    rubric = (
        f"- {_plain(line.says)}" + (f" *({tick})*" if tick else "")
        for line, tick in zip(task.rubric, ticks, strict=True)
    )
    return "\n".join(
        (
            f"### {_KINDS[task.kind]}: {_plain(point.title)}",
            "",
            _plain(task.task),
            "",
            "What a good one does:",
            "",
            *rubric,
            "",
            "What the learner wrote:",
            "",
            *_block(own.text),
        )
    )


def _block(text: str) -> Iterator[str]:
    """Text as an indented block: every line of it, whatever ends a line."""
    for line in clean_text(text).expandtabs().splitlines():
        wrapped = fill(line, _WIDTH, drop_whitespace=False).split("\n") if line.strip() else [""]
        yield from (f"    {part}".rstrip() for part in wrapped)


def _plain(text: str) -> str:
    """An author's sentence on one line."""
    return " ".join(text.split())
