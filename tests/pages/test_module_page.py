"""A module's page: shown whole, or an honest error page; and what its kernel knows."""

from __future__ import annotations

import json
import re

import psutil
import pytest
from conftest import make_content
from serving import EVERYWHERE, Browser, serving

WIDGET = '''
import os, sys, anywidget, traitlets
class Trial(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      el.innerHTML = `<button>press</button><p>${model.get("n")}</p><pre></pre>`;
      el.querySelector("button").onclick = () => {
        model.set("n", model.get("n") + 1); model.save_changes(); model.send({ hello: 1 });
      };
      model.on("change:n", () => { el.querySelector("p").textContent = model.get("n"); });
      model.on("msg:custom", (said, buffers) => {
        el.querySelector("pre").textContent = JSON.stringify(said) + buffers[0].getUint8(1);
      });
      document.documentElement.dataset.ready = "trial";
    }
    export default { render };
    """
    _css = "button { color: rgb(1, 2, 3) }"
    n = traitlets.Int(3).tag(sync=True)
    raw = traitlets.Bytes(b"abc").tag(sync=True)
    def hear(self, _, said, buffers):
        print("failed, reference 07007746", file=sys.stderr)
        self.n = self.n * 10
        self.send({"answer": said, "environment": sorted(os.environ)}, buffers=[b"xy"])
trial = Trial()
trial.on_msg(trial.hear)
'''
PRINTED = "failed, reference 07007746"
BROKEN = {
    "raises": ("raise ValueError('secret in a traceback')",),
    "half": (WIDGET + "trial", "1 / 0"),
    "nothing": ("1 + 1;",),
    "text": (WIDGET + "trial", "'only text'"),
    "stock": ("import ipywidgets; ipywidgets.IntSlider()",),
    "dies": ("import os; os._exit(3)",),
    "syntax": ("this is not Python",),
}
SEND = """([kernel, header, content]) => new Promise((done) => {
  const url = `ws://${location.host}/api/kernels/${kernel}/channels?session_id=x`;
  const socket = new WebSocket(url, "v1.kernel.websocket.jupyter.org");
  const parts = ["shell", ...[header, {}, {}, content].map((part) => JSON.stringify(part))];
  const offsets = [8 * (parts.length + 2)];
  for (const part of parts) offsets.push(offsets[offsets.length - 1] + part.length);
  const head = new BigUint64Array([offsets.length, ...offsets].map(BigInt));
  socket.onopen = () => {
    socket.send(new Blob([head, ...parts]));
    setTimeout(done, 500);
  };
})"""
OPEN = """([kernel, ...protocols]) => new Promise((done) => {
  const url = `ws://${location.host}/api/kernels/${kernel}/channels?session_id=y`;
  const socket = new WebSocket(url, protocols);
  socket.onopen = () => done("opened");
  socket.onerror = () => done("refused");
})"""
V1 = "v1.kernel.websocket.jupyter.org"
SECRETS = {"AWS_SECRET_ACCESS_KEY": "x", "DATABASE_URL": "x", "WHOLEPICTURE_STORE": "x"}


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trial")
    content = make_content(folder / "content", {"trial": (WIDGET + "trial",)} | BROKEN)
    with serving(folder / "data", content=content, env=SECRETS) as running:
        yield running


@pytest.mark.parametrize("module", BROKEN)
def test_a_page_that_cannot_be_whole_is_an_error_page(trial, module):
    answer = Browser(trial.address).get(f"/modules/{module}")
    assert answer.status == 500
    assert "This page could not be shown" in answer.body
    assert "data-view" not in answer.body
    for leaked in ("Traceback", "secret in", "ValueError", "ZeroDivisionError", "ipynb"):
        assert leaked not in answer.body
    reference = re.search(r"WP-[0-9A-Z]{6}", answer.body)[0]
    assert f"{reference}: GET /modules/{module}/before\nTraceback" in trial.log
    assert not psutil.wait_procs(trial.kernels(), timeout=5)[1]


def open_trial(trial, page):
    page.goto(f"{trial.address}modules/trial")
    page.wait_for_selector("html[data-ready=trial]", state="attached")
    return page.get_by_role("button", name="press")


def test_a_widget_talks_with_its_kernel(trial, page):
    button = open_trial(trial, page)
    assert button.evaluate("b => getComputedStyle(b).color") == "rgb(1, 2, 3)"
    button.click()
    page.get_by_text("40", exact=True).wait_for()
    page.locator("pre", has_text='"answer":{"hello":1}').wait_for()
    assert page.locator("pre").text_content().endswith("}121")


def test_what_a_kernel_prints_goes_to_the_log_and_not_to_the_page(trial, page):
    frames = []

    def keep(frame):  # Playwright takes no method of a list
        frames.append(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    open_trial(trial, page).click()
    page.get_by_text("40", exact=True).wait_for()
    assert "ERROR wholepicture: kernel" in trial.log
    assert f": {PRINTED}" in trial.log
    assert frames
    assert not any(PRINTED.encode() in bytes(frame) for frame in frames if type(frame) is bytes)


def test_a_kernel_is_told_nothing_it_does_not_need(trial, page):
    open_trial(trial, page).click()
    page.locator("pre", has_text="environment").wait_for()
    known = set(json.loads(page.locator("pre").text_content()[:-3])["environment"])
    assert "WHOLEPICTURE_API" in known
    assert not known & SECRETS.keys()
    assert not {name for name in known if re.search("SECRET|TOKEN|PASSWORD|STORE|COOKIE", name)}


def test_closing_a_page_ends_its_kernel(trial, page):
    open_trial(trial, page)
    first = trial.kernels()
    assert len(first) == 1
    page.reload()
    page.wait_for_selector("html[data-ready=trial]", state="attached")
    assert not psutil.wait_procs(first, timeout=5)[1]
    second = trial.kernels()
    assert len(second) == 1
    page.goto("about:blank")
    assert not psutil.wait_procs(second, timeout=5)[1]


def test_a_dead_kernel_is_said_calmly(trial, page):
    open_trial(trial, page)
    trial.kernels()[0].kill()
    page.get_by_text("has stopped").wait_for()
    page.get_by_role("button", name="Load the page again").click()
    page.wait_for_selector("html[data-ready=trial]", state="attached")
    page.get_by_role("button", name="press").click()
    page.get_by_text("40", exact=True).wait_for()


def test_code_sent_to_a_kernel_is_not_run(trial, page, tmp_path):
    open_trial(trial, page)
    kernel = json.loads(page.locator("#page-data").text_content())["kernel"]
    mark = tmp_path / "was-run"
    header = {"msg_id": "1", "msg_type": "execute_request", "session": "x", "username": ""}
    content = {"code": f"open({str(mark)!r}, 'w')", "silent": False}
    page.evaluate(SEND, [kernel, header | {"version": "5.3"}, content])
    page.get_by_role("button", name="press").click()
    page.locator("pre", has_text="environment").wait_for()  # the kernel still listens
    assert not mark.exists()
    assert 'type "execute_request", which is not allowed' in trial.log


def test_a_kernel_is_nobody_elses(tmp_path, new_context):
    content = make_content(tmp_path / "content", {"trial": (WIDGET + "trial",)})
    with serving(tmp_path / "data", "--host", EVERYWHERE, content=content) as running:
        mine, theirs = new_context().new_page(), new_context().new_page()
        open_trial(running, mine)
        kernel = json.loads(mine.locator("#page-data").text_content())["kernel"]
        theirs.goto(running.address)
        theirs.context.watched.expected = ("404",)
        mine.context.watched.expected = ("400",)
        assert theirs.evaluate(OPEN, [kernel, V1]) == "refused"
        assert mine.evaluate(OPEN, [kernel, V1]) == "opened"
        assert mine.evaluate(OPEN, [kernel]) == "refused"  # the older protocol
        stranger = Browser(running.address)
        stranger.get("/")
        stranger.get("/modules/trial")  # a page of a module brings the XSRF token
        answer = stranger.post(f"/voila/api/shutdown/{kernel}", {})
        assert answer.status == 204  # the same as for a kernel that is not there
        mine.get_by_role("button", name="press").click()
        mine.get_by_text("40", exact=True).wait_for()
