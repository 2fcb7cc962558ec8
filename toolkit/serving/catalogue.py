"""The catalogue: every module, what it is about, and how far this learner has come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from tornado.web import authenticated

from toolkit.module import About, Module
from toolkit.places import content_stamp, module_ids, scenario_folder
from toolkit.response.journal import Attempt
from toolkit.response.notes import Progress
from toolkit.scenario.load import load_family
from toolkit.scenario.models import Family
from toolkit.scenario.modules import load_about, load_module
from toolkit.scenario.problems import ContentError, say_briefly
from toolkit.serving.pages import Page

__all__ = ["Catalogue", "Offer", "find_broken", "next_step"]


_THEMES = get_args(Family.model_fields["theme"].annotation)
"""The order of the catalogue: the order in which the report comes to each (¶72 to ¶81), and then
what offers no scenario."""


@dataclass(frozen=True)
class Offer:
    """A module as the catalogue shows it."""

    module: Module
    about: About
    place: int


def find_broken() -> dict[str, str]:
    """The modules that cannot even be named in the catalogue: id, and a sentence on why."""
    return dict(_offers()[1])


def _offers() -> tuple[tuple[Offer, ...], dict[str, str]]:
    """What can be offered, and what is wrong with the rest."""
    return _read_offers(tuple((each, content_stamp(each)) for each in module_ids()))


@lru_cache(maxsize=1)
def _read_offers(
    stamped: tuple[tuple[str, object], ...],
) -> tuple[tuple[Offer, ...], dict[str, str]]:
    found, broken = [], {}
    for module_id, _ in stamped:
        try:
            module = load_module(module_id)
            found.append(Offer(module, load_about(module), _place(module)))
        except ContentError as error:
            broken[module_id] = say_briefly(str(error))
    return tuple(sorted(found, key=lambda offer: offer.place)), broken


def _place(module: Module) -> int:
    if not module.scenario:
        return len(_THEMES)
    return _THEMES.index(load_family(scenario_folder(module.scenario)).theme)


def next_step(
    module: str, attempts: tuple[Attempt, ...], *, begun: bool = False
) -> tuple[str, str]:
    """The one thing to do next: what its button says, and where it leads.

    Args:
        module: The module's id.
        attempts: The learner's attempts at it; none where nothing is handed in.
        begun: Whether they have opened it.
    """
    page = f"/modules/{module}"
    if not attempts:
        return "Continue" if begun else "Start", page
    latest = attempts[-1]
    if latest.state == "open":
        return "Continue", page
    words = "Read your feedback" if latest.state == "marked" else "See how far marking has come"
    return words, f"{page}/attempts/{latest.number}"


class Catalogue(Page):
    """``/``."""

    @authenticated
    async def get(self) -> None:
        """Show every module with this learner's attempts.

        One whose work could not be marked is shown to those who have work in it, and offered to
        nobody else.
        """
        offers, broken = _offers()
        self.server.tell_broken(broken)
        attempts = await asyncio.gather(*(self._attempts(offer.module.id) for offer in offers))
        come = await asyncio.gather(*(self._come(offer.module) for offer in offers))
        withheld = self.server.marking.withheld
        self.show(
            "catalogue.html.j2",
            offers=[
                (offer, tried, next_step(offer.module.id, tried, begun=far.begun))
                for offer, tried, far in zip(offers, attempts, come, strict=True)
                if tried or offer.module.id not in withheld
            ],
        )

    async def _come(self, module: Module) -> Progress:
        """How far this learner has come where no attempt tells."""
        if module.scenario:
            return Progress()
        return await self.server.work.progress(self.learner, module.id)

    async def _attempts(self, module: str) -> tuple[Attempt, ...]:
        """This learner's attempts, with what a person gave for the newest one's writing by now."""
        work = self.server.work
        found = await work.attempts(self.learner, module)
        if found and found[-1].reader and found[-1].reader.state == "waiting":
            await work.look_again(self.learner, module, found[-1].number)
            return await work.attempts(self.learner, module)
        return found
