"""Prints how quick a module's page is beside stock Voila, what a kernel weighs, and marking's pace.

The stock page is Voila as installed with one small Altair chart, drawn as SVG (the cheapest
renderer that needs no other host), and --widgets ipywidgets. Our page opens one widget, the desk,
which shows some hundreds of controls; 24 stock ones are fewer than a desk made of them would need,
and --widgets 1 is the comparison that favours us least. Both servers run at once, pages are
opened in turn, and medians are compared, so that a busy machine slows both sides alike.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.marking import responses_a_second
from tests.bench.servers import Server, ours, stock
from tests.chromium import find_chromium

OURS_READY = "document.documentElement.dataset.ready === 'records'"
STOCK_READY = (
    "document.querySelectorAll('.widget-text input').length >= {widgets}"
    " && document.querySelector('.jp-RenderedHTMLCommon svg, .jp-RenderedSVG svg, svg.marks,"
    " .jp-OutputArea-output svg, .jp-OutputArea-output img')"
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> int:
    """Run the comparison and print its three lines, with what stands behind each."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=5, help="pages opened on each side (5)")
    parser.add_argument("--together", type=int, default=3, help="pages open for the memory (3)")
    parser.add_argument("--widgets", type=int, default=24, help="ipywidgets on the stock page (24)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with (
            ours(Path(folder) / "ours") as us,
            stock(Path(folder) / "stock", widgets=options.widgets) as them,
        ):
            _compare(browser, us, them, options)
        browser.close()
    print(f"marking: {responses_a_second():.0f} responses/s")
    return 0


def _compare(browser: Browser, us: Server, them: Server, options: argparse.Namespace) -> None:
    stock_ready = STOCK_READY.format(widgets=options.widgets)
    _begin(browser, us)
    _seconds(browser, us, OURS_READY), _seconds(browser, them, stock_ready)  # warm both
    rounds = [
        (_seconds(browser, them, stock_ready), _seconds(browser, us, OURS_READY))
        for _ in range(options.rounds)
    ]
    stock_s, ours_s = (statistics.median(side) for side in zip(*rounds, strict=True))
    stock_mb = _megabytes_a_kernel(browser, them, stock_ready, options.together)
    ours_mb = _megabytes_a_kernel(browser, us, OURS_READY, options.together)
    print(f"usable page: stock {stock_s:.2f} s, ours {ours_s:.2f} s")
    print(f"a kernel: stock {stock_mb:.0f} MB, ours {ours_mb:.0f} MB (PSS)")
    print(f"page ratio: {stock_s / ours_s:.2f}")
    print(f"memory ratio: {stock_mb / ours_mb:.2f}")
    sys.stdout.flush()


def _begin(browser: Browser, server: Server) -> None:
    """See the first step once, with its content note, without which no other step opens."""
    context = browser.new_context()
    page = context.new_page()
    with page.expect_response(lambda reply: "place:here" in (reply.request.post_data or "")):
        page.goto(server.page.replace("/records", "/before"))
    context.close()
    server.wait_until_no_kernels()


def _seconds(browser: Browser, server: Server, ready: str) -> float:
    """From asking for the page, in a browser with nothing cached, until it can be used."""
    context = browser.new_context(bypass_csp=True)  # it asks pages whether they are ready
    page = context.new_page()
    start = time.perf_counter()
    page.goto(server.page, wait_until="commit")
    page.wait_for_function(ready, polling=20, timeout=60_000)
    seconds = time.perf_counter() - start
    context.close()
    server.wait_until_no_kernels()
    return seconds


def _megabytes_a_kernel(browser: Browser, server: Server, ready: str, pages: int) -> float:
    context = browser.new_context(bypass_csp=True)  # it asks pages whether they are ready
    for _ in range(pages):
        page = context.new_page()
        page.goto(server.page, wait_until="commit")
        page.wait_for_function(ready, polling=20, timeout=60_000)
    kernels = server.kernels()
    megabytes = sum(map(_pss_mb, kernels)) / len(kernels)
    context.close()
    return megabytes


def _pss_mb(pid: int) -> float:
    """A process's proportional share of memory, MB, as Linux counts it."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no Pss in /proc/{pid}/smaps_rollup")


if __name__ == "__main__":
    raise SystemExit(main())
