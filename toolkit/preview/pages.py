"""The author's pages of a preview, and what its learner's pages do beyond a learner's server."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from toolkit.places import module_ids
from toolkit.preview.content import modules_of, read_content, read_stamp, what_stops
from toolkit.preview.items import KINDS
from toolkit.preview.laid import lay_key
from toolkit.response.notes import Progress
from toolkit.scenario.dates import say_date
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import Problem
from toolkit.scenario.report import count_rows, mark_rows, say_verdict
from toolkit.serving.feedback_page import FeedbackPage
from toolkit.serving.logs import LOG
from toolkit.serving.module_page import ModulePage, StepPage
from toolkit.serving.pages import Page
from toolkit.serving.record_page import RecordPage
from toolkit.serving.running import Shown
from toolkit.steps import STEPS

if TYPE_CHECKING:
    from toolkit.preview.server import PreviewServer

__all__ = [
    "KeyPage",
    "Overview",
    "PreviewedFeedback",
    "PreviewedModule",
    "PreviewedRecord",
    "PreviewedStep",
    "Stamp",
]


class Previewed(Page):
    """A page of a preview: it knows which state of the files it is made from.

    One whose files cannot be read is replaced by what is wrong with them.
    """

    stamp = ""

    @property
    def preview(self) -> PreviewServer:
        """The server this handler belongs to."""
        return cast("PreviewServer", self.server)

    async def prepare(self) -> None:
        """Look at the files first: a change while the page is made must be noticed after it."""
        await super().prepare()
        self.stamp = read_stamp()
        module = self.path_args[0] if self.path_args else None
        if module in module_ids() and (problems := what_stops(str(module))):
            self.say_broken(problems)

    def say_broken(self, problems: Sequence[Problem]) -> None:
        """Answer with what is wrong, in place of the page."""
        self.show("broken.html.j2", problems=problems)

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page that knows which state of the files it is made from."""
        super().show(template, stamp=self.stamp, **values)


class PreviewedModule(Previewed, ModulePage):
    """A learner's ``/modules/<id>`` in a preview."""


class PreviewedRecord(Previewed, RecordPage):
    """A learner's record of training in a preview."""


class PreviewedFeedback(Previewed, FeedbackPage):
    """A learner's feedback in a preview."""


class PreviewedStep(Previewed, StepPage):
    """A learner's step in a preview: an author may open any of them first."""

    async def _come(self, module: str) -> Progress:
        come = await super()._come(module)
        return come.model_copy(update={"begun": True})

    async def _run(self, module: str, step: str) -> tuple[str, Shown] | None:
        """Say what the check says where a step cannot be drawn: that is likely to be why.

        Files may be readable one by one and not fit together, as when somebody is renamed.
        """
        try:
            return await super()._run(module, step)
        except Exception:
            if load_module(module).scenario != self.preview.scenario:
                raise
            checked = await self.preview.check(self.stamp)
            if not checked.errors:
                raise
            LOG.error("The step %s cannot be drawn: %s", step, checked.errors[0])
            self.say_broken(checked.errors)
            return None


class Overview(Previewed):
    """``/preview/``: what the check says, and where to look."""

    @authenticated
    async def get(self) -> None:
        """Check the scenario and show what was found."""
        checked = await self.preview.check(self.stamp)
        modules = modules_of(self.preview.scenario)
        self.show(
            "overview.html.j2",
            checked=checked,
            verdict=say_verdict(checked).rstrip("."),
            rows=[*count_rows(checked.counts), *mark_rows(checked.marks)],
            modules=[(each, [s for s in STEPS if s.id in each.steps]) for each in modules],
        )


class KeyPage(Previewed):
    """``/preview/key``: the key laid over the records, of one agency or of all."""

    @authenticated
    def get(self) -> None:
        """Show the key as far as it can be read."""
        content = read_content(self.preview.scenario)
        if content.source is None or content.key is None:
            self.say_broken(content.problems)
            return
        agency = self.get_query_argument("agency", "")
        laid = lay_key(content.source.scenario, content.key, agency=agency)
        if agency and laid.agency is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.show(
            "key.html.j2",
            title=content.source.family.value.title,
            laid=laid,
            kinds=KINDS,
            problems=content.problems,
            say_date=say_date,
        )


class Stamp(JupyterHandler):  # type: ignore[misc]
    """``/preview/stamp``: which state the files are in. Open pages ask each second."""

    @authenticated
    async def get(self) -> None:
        """Answer with a word that changes when a file does."""
        stamp = read_stamp()
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(stamp)
        await self.settings["learner_server"].follow(stamp)

    def get_login_url(self) -> str:
        """Nobody logs in, here or anywhere: whoever is not known is refused."""
        raise HTTPError(HTTPStatus.FORBIDDEN)

    def write_error(self, status_code: int, **_: Any) -> None:
        """No page is shown: a script asks."""
        self.set_status(status_code)
        self.finish()
