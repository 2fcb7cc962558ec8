"""What the reflection asks, in three parts: ``scenarios/prompts.yaml`` and a module's own.

The parts are the three questions of Rolfe, Freshwater and Jasper's framework for reflective
practice (*Critical Reflection for Nursing and the Helping Professions*, 2001): What? So what?
Now what? The prompts under them are ours; some rest on paragraphs of the source report, some on
what marking showed of this learner's own work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from toolkit.places import content_folder
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Model, Paragraph, Slug, Text
from toolkit.scenario.paragraphs import say_paragraphs

__all__ = [
    "MOST",
    "PARTS",
    "RESULTS",
    "Part",
    "Prompt",
    "Prompts",
    "Result",
    "Results",
    "asked_of",
    "load_prompts",
    "no_two",
]

MOST = 3
"""How many prompts a part has at most, unless more of them have been answered."""

Part = Literal["what", "so-what", "now-what"]

PARTS: Mapping[Part, tuple[str, str]] = {
    "what": ("What?", "What happened as you worked, and what you noticed."),
    "so-what": ("So what?", "What it means: for a child, and for how you work."),
    "now-what": ("Now what?", "What you will do with it."),
}
"""Part to its question, and what is meant by it."""

Result = Literal["missed-sightings", "missed-sign", "far-decision", "earlier", "best-criterion"]

RESULTS: Mapping[Result, tuple[str, str]] = {
    "missed-sightings": ("events", "how many events with a child seen were not found"),
    "missed-sign": ("sign", "the name of the sign missed most often"),
    "far-decision": ("decision", "the title of the decision furthest from the best"),
    "earlier": ("earlier", "how much earlier pooling showed enough to act on"),
    "best-criterion": ("criterion", "the criterion with the best mark"),
}
"""What a prompt can rest on: the word that stands in braces for it, and what that is."""

Results = Mapping[Result, str]
"""What a prompt can be filled in with; what does not apply is left out."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Prompt(Model):
    """One question a learner writes under."""

    id: Slug = Field(description="Short name; what is written is kept under it.")
    part: Part = Field(description="Where it is asked: what, so-what or now-what.")
    asks: Annotated[Text, Field(max_length=400)] = Field(
        description="The question. With `about`, one word in braces is filled in: "
        + ", ".join(f"{{{word}}} ({what})" for word, what in RESULTS.values())
        + "."
    )
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")
    about: Result | None = Field(
        None,
        description="What of the learner's own results it rests on. It is asked only once "
        "marking has shown that; without it, it is asked of everybody.",
    )

    @property
    def source(self) -> str:
        """Where it comes from, in a sentence; empty if from nowhere in particular."""
        said = say_paragraphs(self.report)
        return f"Rests on {said}." if said else ""

    def fill_in(self, results: Results) -> str:
        """The question as it is asked."""
        if self.about is None:
            return self.asks
        return self.asks.replace(f"{{{RESULTS[self.about][0]}}}", results[self.about])

    @model_validator(mode="after")
    def _name_what_it_fills_in(self) -> Prompt:
        allowed = RESULTS[self.about][0] if self.about else ""
        wrong = [found[0] for found in _BRACES.finditer(self.asks) if found[1] != allowed]
        if wrong:
            hint = f"with about: {self.about} there can be {{{allowed}}}" if allowed else ""
            raise ValueError(
                f"the prompt {self.id!r} has {wrong[0]} in it; "
                f"{hint or 'without `about` nothing is filled in'}."
            )
        return self


def no_two(prompts: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """The prompts, if no two have the same id.

    Raises:
        ValueError: With a sentence for the author.
    """
    ids = [prompt.id for prompt in prompts]
    twice = next((name for name in ids if ids.count(name) > 1), "")
    if twice:
        raise ValueError(f"two prompts have the id {twice!r}; give each its own.")
    return prompts


class Prompts(Model):
    """``scenarios/prompts.yaml``: what every module's reflection asks."""

    format: Literal[1] = Field(1, description="Version of this format.")
    prompts: Annotated[tuple[Prompt, ...], AfterValidator(no_two)] = Field(
        min_length=1, description="In the order they are asked within their part."
    )


def load_prompts(own: Iterable[Prompt] = (), *, path: Path | None = None) -> tuple[Prompt, ...]:
    """The prompts of a module: everybody's, with its own over them.

    Args:
        own: The module's own. One with the id of a shared prompt stands in its place; the others
            follow the shared ones.
        path: The shared file; the project's own if left out.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    file = path or content_folder() / "scenarios" / "prompts.yaml"
    shared = read_model(file, model=Prompts).value.prompts
    return tuple({prompt.id: prompt for prompt in (*shared, *own)}.values())


def asked_of(
    prompts: Iterable[Prompt], results: Results, *, answered: Iterable[str] = ()
) -> tuple[tuple[Prompt, str], ...]:
    """The prompts for one learner, filled in, in order of part.

    Args:
        prompts: Every prompt of the module.
        results: What marking showed; empty before.
        answered: Ids of prompts that are asked however many there are: something is written there.
    """
    every, kept = list(prompts), set(answered)
    chosen: list[tuple[Prompt, str]] = []
    for part in PARTS:
        here = [p for p in every if p.part == part and (p.about is None or p.about in results)]
        here.sort(key=lambda prompt: prompt.about is not None)
        shown = [p for n, p in enumerate(here) if n < MOST or p.id in kept]
        chosen += [(prompt, prompt.fill_in(results)) for prompt in shown]
    return tuple(chosen)
