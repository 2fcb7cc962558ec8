"""The page says what was counted, asks nobody for anything, and runs nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from toolkit.charts.spreads import draw_spreads
from toolkit.response.models import Response
from toolkit.trainer import picture_of, render_group
from toolkit.trainer.render import STYLES
from toolkit.trainer.spread import spread_of
from toolkit.trainer.standalone import render_standalone


class Page(HTMLParser):
    """Ids, links, tags and attributes of a page, and its text."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.attributes, self.text = [], [], set(), set(), ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value)
            if name in {"href", "aria-labelledby", "popovertarget"}:
                self.links.append(value if name == "href" else f"#{value}")

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def html(picture):
    body = render_group(picture, links={"ines": "feedback/ines.html"})
    return render_standalone(
        body,
        title="How the group did",
        about="Alder",
        notice="Nobody <real>.",
        content_note="Cold rooms.",
        styles=[STYLES],
    )


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_nothing_is_fetched_and_nothing_runs(html, page):
    without_namespaces = re.sub(r'xmlns(:xlink)?="[^"]+"', "", html)
    assert "://" not in without_namespaces
    assert not {"script", "img", "iframe", "object", "embed", "form", "base"} & page.tags
    assert not [name for name in page.attributes if name.startswith("on") or name == "src"]
    assert not re.search(r"url\((?!#)|@import", html)
    assert "default-src 'none'" in html


def test_every_id_is_one_of_a_kind_and_every_link_leads_somewhere(page):
    assert len(page.ids) == len(set(page.ids))
    local = {link[1:] for link in page.links if link.startswith("#")}
    assert local
    assert local <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {
        "data:,",
        "feedback/ines.html",
    }


def test_figures_and_reasons_are_said_in_words(page):
    text = " ".join(page.text.split())
    for said in (
        "1 of 2 and 1 nearly",
        "It is the second time, and he cannot bring himself.",
        "1 saw through it",
        "One tidy room says nothing of the rooms that were not seen. (¶72)",
        "Not counted, because it was blank or could not be read: Joy, Hugh.",
        "believes a good deal",
    ):
        assert said in text


def test_what_people_wrote_is_text(html):
    assert "Nobody &lt;real&gt;." in html
    assert "<real>" not in html


def test_names_are_escaped(sample, member, careful):
    _, scenario, key = sample
    odd = picture_of([member("<i>Al</i>", careful)], scenario=scenario, key=key)
    assert "&lt;i&gt;Al&lt;/i&gt;" in render_group(odd)
    assert "<i>" not in render_group(odd)


def test_a_group_without_marks_is_a_sentence(sample, member):
    _, scenario, key = sample
    blank = member("Joy", Response(module="alder", scenario="alder"))
    page = Page(render_group(picture_of([blank], scenario=scenario, key=key)))
    assert "Nobody’s work has been marked yet." in page.text
    assert "svg" in page.tags  # the empty bars
    assert "figure" not in page.tags


def test_the_drawing_has_a_dot_for_each_learner_and_the_table_every_figure():
    spreads = [
        spread_of("Dates", [0, 4, 4, 4, 8], maximum=8),
        spread_of("Decisions", [10, 10, 10, 10, 10], maximum=10),
    ]
    drawing = draw_spreads(spreads, width=330)
    assert drawing.svg.count('aria-roledescription="circle"') == 10
    places = re.findall(r'aria-roledescription="circle"[^>]*transform="([^"]+)"', drawing.svg)
    assert len(set(places)) == 10  # those with one mark stand above one another
    assert drawing.rows[0] == {
        "What is marked": "Dates",
        "Of": "8",
        "Least": "0",
        "Lower quarter": "4",
        "Middle": "4",
        "Upper quarter": "4",
        "Most": "8",
    }
    assert drawing.summary == (
        "The group earned least for “Dates” (in the middle 50 % of its points) "
        "and most for “Decisions” (100 %)."
    )
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing.svg))
    assert {c for c in colours if not c.startswith(("var(--wp-", "none", "transparent"))} == set()


def test_nobody_marked_is_no_drawing():
    drawing = draw_spreads([spread_of("Dates", [], maximum=8)])
    assert (drawing.svg, drawing.rows) == ("", ())
    assert drawing.summary == "Nobody’s work has been marked yet."
