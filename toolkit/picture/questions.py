"""The questions a learner can put to all records: ``scenarios/patterns.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from toolkit.picture.patterns import MOST_WORDS
from toolkit.places import content_folder
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Model, Paragraph, Slug, Text

__all__ = ["Question", "Questions", "load_questions"]


class Question(Model):
    """One question, and the words by which records answer it."""

    id: Slug = Field(description="Short name.")
    asks: Text = Field(description="The question, as a learner would ask it.")
    words: tuple[Text, ...] = Field(
        min_length=1,
        max_length=MOST_WORDS,
        description="Words or phrases; an asterisk after a word stands for any ending.",
    )
    view: Literal["", "contacts"] = Field(
        "",
        description="What answers it better than words, where the scenario has it: 'contacts', "
        "the planned contacts of its records. The question then leads there.",
    )
    report: tuple[Paragraph, ...] = Field((), description="The ¶ that make it worth asking.")


class Questions(Model):
    """``scenarios/patterns.yaml``: questions shared by every scenario."""

    format: Literal[1] = Field(1, description="Version of this format.")
    questions: tuple[Question, ...] = Field(description="In the order they are offered.")


def load_questions(path: Path | None = None) -> tuple[Question, ...]:
    """Read the questions.

    Args:
        path: The file; the project's own if left out.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    file = path or content_folder() / "scenarios" / "patterns.yaml"
    return read_model(file, model=Questions).value.questions
