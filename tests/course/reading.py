"""What a test reads of a gradebook and of feedback."""

from __future__ import annotations

import sqlite3
from html.parser import HTMLParser

from toolkit.grading.course import Course

Row = tuple[str, str, float | None, float | None, bool]


def gradebook(course: Course) -> set[Row]:
    """Every grade in a course: learner, cell, automatic, manual, to be reviewed."""
    query = """
        select a.student_id, b.name, g.auto_score, g.manual_score, g.needs_manual_grade
        from grade g join base_cell b on b.id = g.cell_id
        join submitted_notebook n on n.id = g.notebook_id
        join submitted_assignment a on a.id = n.assignment_id
    """
    with sqlite3.connect(course.root / "gradebook.db") as database:
        rows = set(database.execute(query))
    database.close()
    return rows


def unwritten(learner: str, module: str) -> Row:
    """The grade of somebody who wrote nothing for a person to read."""
    return (learner, f"{module}-writing", 0.0, None, False)


class Page(HTMLParser):
    """A page's text, and what in it could run or ask another host for something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.active: list[str] = []
        self._hidden = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._hidden = tag == "style"
        if tag in {"script", "iframe", "object", "embed", "img", "link", "base", "form", "svg"}:
            self.active.append(tag)
        self.active += [f"{tag} {name}={value}" for name, value in attrs if _acts(name, value)]

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, text):
        if self._hidden:
            self.active += [part for part in ("url(", "@import", "://") if part in text]
        else:
            self.text += text


def _acts(name: str, value: str | None) -> bool:
    outside = name in {"src", "href", "srcset", "action", "style"}
    return outside or name.startswith("on") or "://" in (value or "")
