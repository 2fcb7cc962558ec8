"""A learner's feedback on one attempt, kept for as long as the store is."""

from __future__ import annotations

from markupsafe import Markup
from tornado.web import HTTPError, authenticated

from toolkit.places import module_ids
from toolkit.scenario.modules import load_module
from toolkit.serving.pages import Page

__all__ = ["FeedbackPage"]


class FeedbackPage(Page):
    """``/modules/<id>/attempts/<n>``."""

    @authenticated
    async def get(self, module: str, attempt: str) -> None:
        """Show the feedback, or how far marking has come."""
        if module not in module_ids():
            raise HTTPError(404)
        work = self.server.work
        found = await work.attempts(self.learner, module)
        this = next((one for one in found if str(one.number) == attempt), None)
        if this is None:
            raise HTTPError(404)
        if this.state == "open":
            self.redirect(f"/modules/{module}")
            return
        await work.look_again(self.learner, module, this.number)
        outcome = await work.ask(self.learner, module, "outcome", {"attempt": this.number})
        self.show(
            "feedback.html.j2",
            module=load_module(module),
            attempt=this,
            latest=this.number == found[-1].number,
            outcome=outcome,
            # Made by our own template, which escapes whatever a learner wrote.
            feedback=Markup(outcome.get("html") or ""),  # noqa: S704
        )
