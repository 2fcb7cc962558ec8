"""A learner's own record of what they did in a module, for their CPD: to print, or as a file."""

from __future__ import annotations

from datetime import UTC, datetime

from tornado.web import HTTPError, authenticated

from toolkit.places import module_ids
from toolkit.reflection.papers import ON_SCREEN, say_time
from toolkit.scenario.dates import say_date
from toolkit.scenario.modules import load_module
from toolkit.serving.pages import Page

__all__ = ["RecordPage"]


class RecordPage(Page):
    """``/modules/<id>/record``.

    It is drawn without a kernel. The name is typed on the page and stays there: it is in no
    address, and goes to the server only inside a request for the Word file, which keeps it nowhere.
    """

    @authenticated
    async def get(self, module: str) -> None:
        """Show the record, with the learner's own reflection ready to be put in."""
        if module not in module_ids():
            raise HTTPError(404)
        record, reflection = await self.server.work.taken_away(self.learner, module)
        if not record.dates:  # never opened: there is nothing to record
            self.redirect(f"/modules/{module}")
            return
        self.show(
            "record.html.j2",
            module=load_module(module),
            record=record,
            reflection=reflection,
            made=say_date(datetime.now(UTC).date().isoformat()),
            on_screen=ON_SCREEN,
            say_time=say_time,
        )
