"""Words and abbreviations explained: ``scenarios/glossary.yaml``, and where records use them."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from toolkit.places import content_folder
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Model, Slug, Text

__all__ = ["Glossary", "Term", "glossary_file", "load_glossary"]


def _be_a_day(day: str) -> str:
    date.fromisoformat(day)  # raises ValueError with a sentence
    return day


class Term(Model):
    """One word, then and now."""

    id: Slug = Field(description="Short name.")
    then: str = Field("", description="The word of 2008, where it was another.")
    now: Text = Field(description="The word in use.")
    short: str = Field("", description="Its abbreviation, if there is one.")
    also: tuple[Text, ...] = Field((), description="Other forms the records use.")
    means: Text = Field(description="What it is, in one or two plain sentences.")
    nation: Text = Field(description="Where the word is used so: England, United Kingdom.")
    source: Text = Field(description="What the entry was written from.")
    checked: Annotated[
        str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_be_a_day)
    ] = Field(description="The day it was last compared with its source, 2026-11-23.")
    verified: bool = Field(
        description="Whether it has been compared with a current official source."
    )

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which a record may use it."""
        return tuple(dict.fromkeys(form for form in (self.short, self.now, *self.also) if form))


class Glossary(Model):
    """``scenarios/glossary.yaml``: words shared by every scenario."""

    format: Literal[1] = Field(1, description="Version of this format.")
    terms: tuple[Term, ...] = Field(description="In any order.")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted({form for term in self.terms for form in term.forms}, key=len, reverse=True)
        # An abbreviation is one in capitals only; a word may begin a sentence.
        one = (
            re.escape(form)
            if form.isupper()
            else f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}"
            for form in forms
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(one)})s?(?!\w)")

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {form.lower(): term.id for term in self.terms for form in term.forms}

    def find(self, text: str) -> dict[str, str]:
        """The terms a text uses: id to the words of the text, where each first stands."""
        found: dict[str, str] = {}
        for match in self._pattern.finditer(text):
            words = match[0].lower()
            term = self._by_form.get(words) or self._by_form.get(words.removesuffix("s"), "")
            if term:
                found.setdefault(term, match[0])
        return found


def glossary_file(folder: Path) -> Path:
    """The glossary beside a scenario's folder, or the project's own."""
    beside = folder.parent / "glossary.yaml"
    return beside if beside.is_file() else content_folder() / "scenarios" / "glossary.yaml"


@lru_cache(maxsize=4)
def load_glossary(path: Path | None = None) -> Glossary:
    """Read the glossary.

    Args:
        path: The file; the project's own if left out.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    file = path or content_folder() / "scenarios" / "glossary.yaml"
    return read_model(file, model=Glossary).value
