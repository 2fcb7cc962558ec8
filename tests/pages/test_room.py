"""So many pages at once: whose is ended, what its page says, and who is asked to wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from serving import EVERYWHERE, Browser, serving


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A server for at most three pages, two of them one learner's."""
    data = tmp_path_factory.mktemp("small") / "data"
    options = ("--host", EVERYWHERE, "--pages", "3", "--pages-each", "2")
    with serving(data, *options) as running:
        yield running


def open_module(server, context):
    page = context.new_page()
    page.goto(f"{server.address}modules/neglect")
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


def test_one_page_too_many_ends_the_one_idle_longest_and_a_full_server_asks_to_wait(
    small, new_context
):
    context = new_context()
    first, second = open_module(small, context), open_module(small, context)
    assert len(small.kernels()) == 2
    third = open_module(small, context)
    first.get_by_text("it made room for pages opened since. Saving goes on as before.").wait_for()
    assert first.get_by_text("has stopped. Saving goes on").is_hidden()
    assert len(small.kernels()) == 2
    for page in (second, third):
        assert page.locator("#gone").is_hidden()

    other = new_context()
    open_module(small, other)
    refused = new_context().new_page()
    refused.context.watched.expected = ("503",)
    answer = refused.goto(f"{small.address}modules/neglect")
    assert answer.status == 503
    assert answer.headers["retry-after"] == "60"
    refused.get_by_text("there is no room for another page").wait_for()
    refused.get_by_text("All that you saved is still saved.").wait_for()
    assert len(small.kernels()) == 3

    leaving = small.kernels()
    other.close()
    while not psutil.wait_procs(leaving, timeout=1)[0]:
        pass  # until the first of them has ended with its page
    refused.get_by_role("link", name="Try again").click()
    refused.wait_for_selector("html[data-ready]", state="attached")


def test_a_page_left_after_its_kernel_was_ended_is_no_fault(small):
    browser = Browser(small.address)
    browser.get("/")
    answer = browser.post("/voila/api/shutdown/01234567-89ab-cdef-0123-456789abcdef", {})
    assert (answer.status, answer.body) == (204, "")
    assert "Traceback" not in small.log


def test_pages_asked_for_all_at_once_are_no_more_than_the_limit(tmp_path):
    with serving(tmp_path / "data", "--pages-each", "2") as running:
        browser = Browser(running.address)
        browser.get("/")
        with ThreadPoolExecutor(6) as at_once:
            asked = at_once.map(lambda _: browser.get("/modules/neglect"), range(6))
            statuses = [answer.status for answer in asked]
        assert set(statuses) <= {200, 429}
        assert 200 in statuses
        assert len(running.kernels()) <= 2


@pytest.mark.parametrize("option", ["--pages", "--pages-each"])
@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_limit_is_a_whole_number(option, value, capsys):
    from toolkit.cli import main

    with pytest.raises(SystemExit):
        main(["serve", option, value])
    assert "is not a whole number from 1" in capsys.readouterr().err
