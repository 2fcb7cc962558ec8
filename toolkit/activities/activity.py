"""What every activity is: a widget with facts for the page, and answers for what the page asks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from toolkit.activities.answers import answer
from toolkit.steps import StepId

__all__ = ["Activity", "styles"]

_HERE = Path(__file__).parent
_EXECUTION = "NBGRADER_EXECUTION"
"""How nbgrader says that it runs a notebook, and nobody is looking: see `toolkit.grading.cells`."""
_ALWAYS = (
    _HERE.parent / "look" / "tokens.css",
    *(_HERE / name for name in ("forms.css", "step.css", "terms.css")),
)


def styles(*paths: Path) -> str:
    """The style sheets of an activity, as one: the shared ones first, then its own."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (*_ALWAYS, *paths))


class Activity(anywidget.AnyWidget):  # type: ignore[misc]
    """One step of a module, on the page.

    The page does the work and the saving. This side gives it what is the same for every
    learner, and answers what only a kernel can, such as drawing a chart. Under the learner's
    server the server answers the rest; in JupyterLab, where there is none, this side does.
    Which of the two it is, and whose files those are, is settled when the widget is made. Traits
    only tell the page: nothing here reads one back, and no page can set one.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
        facts: What the page shows; name each field, so that none reaches a page by itself.
        works: Whether the module has work that is handed in, beside private notes.
    """

    step: ClassVar[StepId]
    """The step this is."""

    kernel: ClassVar[tuple[str, ...]] = ()
    """Kinds of ask that :meth:`answer` answers, with or without a server."""

    facts = traitlets.Dict().tag(sync=True)
    """What the page shows that is the same for every learner."""

    module = traitlets.Unicode().tag(sync=True)
    """Id of the module."""

    name = traitlets.Unicode().tag(sync=True)
    """Id of the step."""

    kinds = traitlets.List().tag(sync=True)
    """What the page asks of the kernel even under a server."""

    api = traitlets.Unicode().tag(sync=True)
    """Where the learner's server answers, '/api/wholepicture/'; empty where there is none."""

    works = traitlets.Bool(True).tag(sync=True)  # noqa: FBT003 -- how traitlets says a default
    """Whether the module has work that is handed in, beside private notes."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make the widget; while nbgrader runs the notebook there is nobody to show it to."""
        return _Unshown() if _EXECUTION in os.environ else super().__new__(cls, *args, **kwargs)

    def __init__(self, module: str, facts: dict[str, Any], *, works: bool = True) -> None:
        api = os.environ.get("WHOLEPICTURE_API", "")
        super().__init__(
            facts=facts,
            module=module,
            name=self.step,
            kinds=list(self.kernel),
            api=api,
            works=works,
        )
        self._module = module
        self._served = bool(api)
        self._workbook: Any = None
        self._notebook: Any = None
        self._notes: Any = None
        self.on_msg(self._hear)

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Answer one of :attr:`kernel`.

        Args:
            kind: What is asked.
            payload: What comes with it, straight from the page.

        Raises:
            Refused: With a sentence for the learner.
        """
        raise NotImplementedError(kind, payload)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """What a page does to set traits: nothing comes of it, whichever they are."""

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answer one ask of the page; always, since the page waits for it."""
        if not isinstance(content, dict) or "ask" not in content:
            return
        reply = answer(
            content.get("kind"),
            content.get("payload"),
            own=dict.fromkeys(self.kernel, self.answer),
            otherwise=None if self._served else self._keep,
        )
        self.send({"answer": content["ask"], **reply})

    def _keep(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the learner's server would do: the workbook and the private notes, in files."""
        from toolkit.response.notes import ASKS

        if kind in ASKS:
            return self._open_notebook().handle(kind, payload)  # type: ignore[no-any-return]
        return self._open_workbook().handle(kind, payload)  # type: ignore[no-any-return]

    def _open_workbook(self) -> Any:
        """The learner's workbook, kept in a file beside the notebook."""
        if self._workbook is None:
            from toolkit.response.workbook import open_workbook_file

            self._workbook = open_workbook_file(Path.cwd(), module=self._module)
        return self._workbook

    def _open_notebook(self) -> Any:
        """The learner's private notes, kept where nothing is handed in from."""
        if self._notebook is None:
            from toolkit.response.notes import Notebook

            self._notebook = Notebook(self._open_notes())
        return self._notebook

    def _open_notes(self) -> Any:
        """The file of the private notes."""
        if self._notes is None:
            from toolkit.response.file_notes import FileNotes, notes_folder

            self._notes = FileNotes(notes_folder() / f"{self._module}.json")
        return self._notes


class _Unshown:
    """What stands for an activity while nbgrader runs its cell: it costs nothing and says so."""

    def __repr__(self) -> str:
        return "An activity for learners. It is not opened while nbgrader runs this notebook."
