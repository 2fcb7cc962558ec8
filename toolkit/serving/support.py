"""Where a learner can turn: kinds of support, national helplines, and the host's own contacts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from tornado.web import authenticated

from toolkit.serving.logs import LOG
from toolkit.serving.pages import HERE, Page
from toolkit.serving.reach import Part, split_reach

__all__ = ["Contact", "Support", "SupportPage", "read_support"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Model):
    """Somebody to turn to."""

    name: Text
    for_: Text = Field(alias="for", description="What they are there for, in a sentence.")
    reach: Text | None = Field(None, description="How: a number, an address, an office and hours.")

    @property
    def ways(self) -> tuple[Part, ...]:
        """How to reach them, with what a telephone or mail program can open."""
        return split_reach(self.reach or "")


class Helplines(Model):
    """National helplines, from one dated file."""

    nation: Text
    checked: Text = Field(description="The day somebody last looked, 2026-11-23.")
    verified: bool = Field(description="Whether each number was rung or read at its source.")
    contacts: tuple[Contact, ...]


class Support(Model):
    """Everything the support page shows."""

    kinds: tuple[Contact, ...] = Field(description="Kinds of support, wherever one works.")
    helplines: Helplines
    local: tuple[Contact, ...] = Field((), description="The host's own contacts, shown first.")


class _Local(Model):
    contacts: tuple[Contact, ...]


def read_support(local: Path) -> Support:
    """Read what comes with Whole Picture, and the host's contacts where there are any.

    Args:
        local: The host's file, ``support.yaml`` in the data folder. One that cannot be read is
            left out and said in the log: a learner must still find the rest.
    """
    ours = yaml.safe_load((HERE / "data" / "support.yaml").read_text(encoding="utf-8"))
    return Support.model_validate(ours | {"local": _read_local(local)})


def _read_local(path: Path) -> tuple[Contact, ...]:
    try:
        return _Local.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).contacts
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        LOG.error(
            "%s cannot be read, so no local contacts are shown. It should hold a list called "
            "contacts, each with name, for and reach. %s",
            path,
            error,
        )
        return ()


class SupportPage(Page):
    """``/support``, linked from every page."""

    @authenticated
    def get(self) -> None:
        """Show where to turn."""
        self.show("support.html.j2", support=self.server.support)
