"""``wholepicture preview``: a learner's server for a scenario's author, with the key beside it."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from traitlets import Unicode

from toolkit.places import module_folder, module_ids
from toolkit.preview.content import (
    NoSuchScenarioError,
    find_scenario,
    modules_of,
    read_content,
    read_stamp,
)
from toolkit.preview.pages import (
    KeyPage,
    Overview,
    PreviewedFeedback,
    PreviewedModule,
    PreviewedRecord,
    PreviewedStep,
    Stamp,
)
from toolkit.scenario.check import Checked, check_scenario
from toolkit.scenario.problems import ContentError, say_briefly
from toolkit.serving.app import LearnerServer
from toolkit.serving.feedback_page import FeedbackPage
from toolkit.serving.logs import LOG
from toolkit.serving.module_page import ModulePage, StepPage
from toolkit.serving.pages import TEMPLATES, StaticFile, make_templates
from toolkit.serving.record_page import RecordPage
from toolkit.serving.room import Limits
from toolkit.serving.starting import start

__all__ = ["PreviewServer", "preview"]

_HERE = Path(__file__).parent
_HOST = "127.0.0.1"
"""Never another: whoever can reach a preview can read the key."""

_PREVIEWED = {
    FeedbackPage: PreviewedFeedback,
    ModulePage: PreviewedModule,
    RecordPage: PreviewedRecord,
    StepPage: PreviewedStep,
}
"""A learner's pages that are made from a scenario's files, and what stands in their place."""


def preview(name: str, *, port: int = 8867, open_browser: bool = True) -> int:
    """Show a scenario to its author until asked to stop.

    What is done on its pages is kept in a folder of its own, which is gone at the end: nothing that
    an author tries comes among learners' work.

    Args:
        name: The scenario's id, or that of a module that offers it.
        port: 0 picks a free one.
        open_browser: Show the author's overview in this machine's browser.

    Returns:
        Exit status: 0 after a stop that was asked for, 1 if it could not start.
    """
    try:
        scenario = find_scenario(name)
    except NoSuchScenarioError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with tempfile.TemporaryDirectory(
        prefix="wholepicture-preview-", ignore_cleanup_errors=True
    ) as made:
        folder = Path(made).resolve()
        try:
            return start(
                PreviewServer,
                folder=folder,
                host=_HOST,
                port=port,
                store_url=f"sqlite:///{folder / 'responses.db'}",
                open_browser=open_browser,
                limits=Limits(),
                scenario=scenario,
            )
        finally:
            logging.shutdown()  # Windows removes no file that is open


class PreviewServer(LearnerServer):
    """A learner's server on loopback, with pages for the author of one scenario."""

    name = "wholepicture-preview"
    scenario = Unicode(help="The id of the scenario that is previewed.")
    for_others = "Nobody else can be let in: a preview shows the key."

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._checking = asyncio.Lock()
        self._checked: tuple[str, Checked] | None = None
        self._following = asyncio.Lock()
        self._followed = read_stamp()
        self._offered = _read_offered()

    @property
    def address(self) -> str:
        """The author's overview."""
        return f"{super().address}preview/"

    @cached_property
    def templates(self) -> Environment:
        """The learner's templates in the preview's frame, and the preview's own."""
        own = FileSystemLoader(_HERE / "templates")
        environment = make_templates(
            ChoiceLoader([own, PrefixLoader({"learner": TEMPLATES}), TEMPLATES])
        )
        environment.globals |= {"scenario": self.scenario, "stamp_now": read_stamp}
        return environment

    def init_handlers(self) -> list[Any]:
        """Every address of a learner's server, and under ``/preview/`` the author's."""
        learners = [
            (pattern, _PREVIEWED.get(handler, handler), *more)
            for pattern, handler, *more in super().init_handlers()
        ]
        return [
            (r"/preview/?", Overview),
            (r"/preview/key", KeyPage),
            (r"/preview/stamp", Stamp),
            (r"/preview/([a-z]+\.(?:css|js))", StaticFile, {"path": str(_HERE / "static")}),
            *learners,
        ]

    async def check(self, stamp: str) -> Checked:
        """What the check says, asked once for each state of the files.

        Args:
            stamp: Which state they are in.
        """
        async with self._checking:
            if self._checked is None or self._checked[0] != stamp:
                self._checked = stamp, await asyncio.to_thread(check_scenario, self.scenario)
            return self._checked[1]

    async def follow(self, stamp: str) -> None:
        """Start the grading process anew where it goes by files that have changed.

        It follows records and keys by itself. How a module is offered it reads once, and a module
        whose files were broken then it leaves alone.

        Args:
            stamp: Which state the files are in now.
        """
        async with self._following:
            if stamp == self._followed:
                return
            self._followed = stamp
            before, self._offered = self._offered, _read_offered()
            if before != self._offered or self.marking.withheld:
                await self.marking.stop()
                self.marking.start()

    async def _begin(self) -> None:
        """Say at once what is wrong with the scenario, its key included."""
        await super()._begin()
        if problems := read_content(self.scenario).problems:
            says = say_briefly(str(ContentError(problems)))
            names = [module.id for module in modules_of(self.scenario)] or [self.scenario]
            self.tell_broken(dict.fromkeys(names, says))

    def _say_withheld(self) -> None:
        """Everything is shown here, and nothing needs a new start."""
        LOG.error("Save the files when they are right; the preview follows them.")

    async def _end_everything(self) -> None:
        """End the grading process in the midst of whatever it is at: nothing of it is kept."""
        await self.marking.stop(within_s=0)
        await super()._end_everything()

    def _stop_on_signals(self) -> None:
        """Stop as well when the terminal is closed, so that the folder is still removed."""
        super()._stop_on_signals()
        hang_up = getattr(signal, "SIGHUP", None)
        if (
            hang_up is not None and signal.getsignal(hang_up) is not signal.SIG_IGN
        ):  # as under nohup
            signal.signal(hang_up, signal.getsignal(signal.SIGTERM))


def _read_offered() -> dict[str, bytes]:
    """How each module is offered, as its file says."""
    files = {each: module_folder(each) / "module.yaml" for each in module_ids()}
    return {each: path.read_bytes() for each, path in files.items() if path.is_file()}
