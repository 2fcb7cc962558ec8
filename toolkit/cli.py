"""The ``wholepicture`` command. Each subcommand imports what it needs when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.places import OWN_CONTENT, own_folder

__all__ = ["main"]

_STORE = "WHOLEPICTURE_STORE_URL"
"""Taken from the environment at once, so that no process started from here is given it."""

_UNREAD = 141
"""The exit status of programs whose output nobody reads on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``wholepicture`` and return its exit status."""
    options = _parser().parse_args(arguments)
    if options.content is not None:  # every process started from here is to know
        os.environ[OWN_CONTENT] = str(options.content.expanduser().absolute())
    own = own_folder()
    if own is not None and options.run is not _new and not own.is_dir():
        sys.stderr.write(
            f"There is no folder {own} for your own scenarios; `wholepicture new` makes one.\n"
        )
        return 1
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it, `head` perhaps, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes at its end
        return _UNREAD
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wholepicture",
        description="Safeguarding training in putting the whole picture together.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="start the learner's server on this machine")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8866, help="port; 0 picks a free one (8866)")
    serve.add_argument("--data", type=Path, help="folder for saved work and the gradebook")
    serve.add_argument(
        "--store",
        help="SQLAlchemy URL for saved work (a file in the data folder); one with a password in it "
        f"belongs in {_STORE} of the environment, as everybody on a machine can read what runs",
    )
    serve.add_argument(
        "--pages",
        type=_at_least_one,
        default=100,
        help="pages of modules open at once, at about 40 MB each (100)",
    )
    serve.add_argument(
        "--pages-each",
        type=_at_least_one,
        default=6,
        help="of them one learner's; beyond it the one idle longest stops drawing (6)",
    )
    serve.add_argument(
        "--behind-proxy",
        action="store_true",
        help="learners come by a proxy that speaks HTTPS, passes on their Host and says "
        "X-Forwarded-Proto; each browser is then a learner of its own",
    )
    serve.add_argument("--no-browser", action="store_true", help="do not open a browser")
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="say all that is wrong with a scenario, and count it")
    check.add_argument("scenario", nargs="?", help="a scenario's id; all of them if left out")
    check.add_argument("--json", action="store_true", help="the same for machines")
    check.add_argument(
        "--coverage",
        action="store_true",
        help="what is taught of each paragraph of the report, and what is not yet",
    )
    check.set_defaults(run=_check)

    indicators = commands.add_parser(
        "indicators", help="list the signs there are to name, and what each means"
    )
    indicators.add_argument(
        "words", nargs="*", metavar="WORD", help="only those with these words; all if left out"
    )
    indicators.set_defaults(run=_indicators)

    new = commands.add_parser("new", help="begin a scenario: a small one that runs at once")
    new.add_argument("slug", help="its short name: lower-case letters, digits and hyphens")
    new.add_argument("--title", help="what learners call it")
    new.set_defaults(run=_new)

    preview = commands.add_parser(
        "preview", help="show a scenario's author the learner's pages and the key over the records"
    )
    preview.add_argument("slug", help="a scenario's id, or that of a module that offers it")
    preview.add_argument("--port", type=int, default=8867, help="port; 0 picks a free one (8867)")
    preview.add_argument("--no-browser", action="store_true", help="do not open a browser")
    preview.set_defaults(run=_preview)

    demo = commands.add_parser(
        "demo", help="show a trainer a marked group at once: simulated learners, real marks"
    )
    demo.add_argument("module", nargs="?", default="neglect", help="a module's id (neglect)")
    demo.add_argument("--learners", type=_at_least_one, default=24, help="how many (24)")
    demo.add_argument("--seed", type=int, default=1, help="the same seed, the same group (1)")
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("wholepicture-demo"),
        metavar="DIR",
        help="folder to write to (wholepicture-demo)",
    )
    demo.add_argument(
        "--gradebook",
        action="store_true",
        help="also hand everything in to an nbgrader course in that folder",
    )
    demo.add_argument("--no-browser", action="store_true", help="do not open a browser")
    demo.set_defaults(run=_demo)

    for command, flags in (
        (serve, ()),
        (check, ()),
        (indicators, ()),
        (preview, ()),
        (demo, ()),
        (new, ("--folder",)),
    ):
        command.add_argument(
            *("--content", *flags),
            type=Path,
            metavar="DIR",
            help="folder of your own scenarios, beside those of the project "
            f"({OWN_CONTENT} of the environment)",
        )
    return parser


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def _serve(options: argparse.Namespace) -> int:
    store = os.environ.pop(_STORE, None)
    from toolkit.serving.app import serve
    from toolkit.serving.room import Limits

    return serve(
        host=options.host,
        port=options.port,
        data=options.data,
        store=options.store or store,
        open_browser=not options.no_browser,
        limits=Limits(learner=options.pages_each, server=options.pages),
        behind_proxy=options.behind_proxy,
    )


def _check(options: argparse.Namespace) -> int:
    if options.coverage:
        from toolkit.scenario.coverage import load_told, print_coverage
        from toolkit.scenario.report import find_folders

        folders = find_folders(options.scenario)
        told = () if options.scenario else load_told()
        return print_coverage(folders, as_json=options.json, to=sys.stdout, told=told)
    from toolkit.scenario.report import print_check

    return print_check(options.scenario, as_json=options.json, to=sys.stdout)


def _indicators(options: argparse.Namespace) -> int:
    from toolkit.scenario.indicators import print_indicators

    return print_indicators(options.words, to=sys.stdout)


def _preview(options: argparse.Namespace) -> int:
    os.environ.pop(_STORE, None)  # what an author tries goes to no learner's store
    from toolkit.preview.server import preview

    return preview(options.slug, port=options.port, open_browser=not options.no_browser)


def _new(options: argparse.Namespace) -> int:
    from toolkit.scenario.new import print_new

    return print_new(options.slug, title=options.title, to=sys.stdout, errors=sys.stderr)


def _demo(options: argparse.Namespace) -> int:
    from toolkit.trainer.demo import print_demo

    return print_demo(
        options.module,
        learners=options.learners,
        seed=options.seed,
        folder=options.out,
        gradebook=options.gradebook,
        open_browser=not options.no_browser,
        to=sys.stdout,
        errors=sys.stderr,
    )


if __name__ == "__main__":
    raise SystemExit(main())
