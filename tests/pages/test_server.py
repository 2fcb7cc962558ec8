"""Starting, stopping, and what the server refuses to serve."""

from __future__ import annotations

import socket
import subprocess
import sys

import psutil
import pytest
from serving import EVERYWHERE, Browser, serving

NOT_SERVED = (
    "/files/neglect/module.yaml",
    "/voila/files/neglect/module.yaml",
    "/voila/files/../../scenarios/pellow/key.yaml",
    "/voila/render/neglect/neglect.ipynb",
    "/voila/static/voila.js",
    "/voila/query/01234567-89ab-cdef-0123-456789abcdef",
    "/scenarios/pellow/key.yaml",
    "/static/key.yaml",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fdata%2fsupport.yaml",
    "/modules/neglect/neglect.ipynb",
    "/modules/../scenarios",
    "/api/contents",
    "/api/kernels",
    "/api/sessions",
    "/lab",
    "/tree",
    "/login",
    "/preview",
    "/preview/",
    "/preview/key",
    "/preview/stamp",
    "/preview/preview.js",
    "/preview/key.css",
)


def test_healthz_answers_anybody(server):
    answer = Browser(server.address).get("/healthz")
    assert (answer.status, answer.body) == (200, "ok\n")


@pytest.mark.parametrize("path", NOT_SERVED)
def test_nothing_but_its_own_addresses_is_served(server, path):
    browser = Browser(server.address)
    browser.get("/")
    assert browser.get(path).status == 404


def test_a_name_that_is_not_this_machine_is_refused(server):
    assert Browser(server.address).get("/", Host="rebound.example").status == 403


@pytest.mark.parametrize("use", ["image", "iframe", "empty"])
def test_a_page_is_no_picture_or_frame_on_another_site(server, use):
    answer = Browser(server.address).get("/modules/neglect", Sec_Fetch_Dest=use)
    assert answer.status == 403
    assert server.kernels() == []


def test_pages_carry_a_policy_that_lets_nothing_in_from_elsewhere(server):
    headers = Browser(server.address).get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_cookie_is_signed_and_kept_from_scripts(server):
    cookie = Browser(server.address).get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert (server.data / "secret").stat().st_mode & 0o077 == 0


def test_stopping_leaves_nothing_running(tmp_path):
    with serving(tmp_path / "data") as running:
        browser = Browser(running.address)
        assert browser.get("/").status == 200
        children = running.children()
        assert children
        assert running.stop() == 0
        _, alive = psutil.wait_procs(children, timeout=5)
        assert not alive


def test_a_killed_server_leaves_nothing_running(tmp_path):
    with serving(tmp_path / "data") as running:
        children = running.children()
        running.kill()
        _, alive = psutil.wait_procs(children, timeout=10)
        assert not alive


def test_a_taken_port_is_said_in_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "toolkit.cli", "serve", "--no-browser"]
        command += ["--data", str(tmp_path), "--port", str(taken.getsockname()[1])]
        tried = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert tried.returncode == 1
    assert tried.stdout == ""
    assert "is taken by another program" in tried.stderr
    assert "--port 0" in tried.stderr
    assert "Traceback" not in tried.stderr


def test_elsewhere_than_loopback_each_browser_is_a_learner_of_its_own(tmp_path):
    with serving(tmp_path / "data", "--host", EVERYWHERE) as running:
        one, other = Browser(running.address), Browser(running.address)
        one.get("/")
        other.get("/")
        name = "wholepicture"  # without the port, which may change
        assert one.cookies[name].split("|")[4] != other.cookies[name].split("|")[4]
        first = one.cookies[name].split("|")[4]
        one.get("/")
        assert one.cookies[name].split("|")[4] == first


def test_no_other_user_of_the_machine_can_read_what_learners_did(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    with serving(data) as running:
        browser = Browser(running.address)
        browser.get("/")
        browser.ask("neglect", "open", attempt=None)
        browser.ask("neglect", "hand-in", attempt=1)
        state = "waiting"
        while state == "waiting":
            state = browser.ask("neglect", "outcome", attempt=1).json["reply"]["state"]
        assert state == "marked"
    found = set(open_to_others(data))
    assert found == {data}
    assert (data / "grading" / "submitted" / "local" / "neglect" / "response.json").is_file()


def open_to_others(path):
    """What a user who does not own it could read: a folder's files only if the folder opens."""
    if path.stat().st_mode & 0o077 and not path.is_socket():
        yield path
        if path.is_dir():
            for each in path.iterdir():
                yield from open_to_others(each)


PASSED_ON = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "https"}


def test_behind_a_proxy_each_browser_is_a_learner_and_cookies_need_https(tmp_path):
    with serving(tmp_path / "data", "--behind-proxy") as running:
        learners = set()
        for _ in range(2):
            browser = Browser(running.address)
            answer = browser.get("/", Host="training.example", **PASSED_ON)
            assert answer.status == 200
            cookies = answer.headers["Set-Cookie"]
            assert "Secure" in cookies
            learners.add(browser.cookies["wholepicture"].split("|")[4])
            asked = {"kind": "open", "payload": {"attempt": None}}
            told = browser.post(
                "/api/wholepicture/neglect",
                asked,
                Host="training.example",
                Origin="https://training.example",
                **PASSED_ON,
            )
            assert told.json["ok"]
        assert len(learners) == 2


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_what_comes_by_a_proxy_does_not_become_the_learner_of_this_machine(server, header):
    browser = Browser(server.address)
    browser.get("/")
    browser.ask("neglect", "open", attempt=None)
    passed_on = {header: "203.0.113.9"}
    page = browser.get("/", **passed_on)
    assert page.status == 403
    assert "It runs for one person at one machine" in page.body
    assert page.headers.get("Set-Cookie", "") == ""
    asked = {"kind": "open", "payload": {"attempt": None}}
    assert browser.post("/api/wholepicture/neglect", asked, **passed_on).status == 403
    assert "--behind-proxy" in server.log


def test_a_secret_that_was_spoilt_stops_the_start_with_a_sentence(tmp_path):
    (tmp_path / "secret").write_bytes(b"short")
    command = [sys.executable, "-m", "toolkit.cli", "serve", "--no-browser", "--port", "0"]
    command += ["--data", str(tmp_path)]
    tried = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert tried.returncode == 1
    assert "put back a copy" in tried.stderr
    assert "Traceback" not in tried.stderr
