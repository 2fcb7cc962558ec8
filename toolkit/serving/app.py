"""The learner's server: Voila, standing alone, with our pages, identity and limits."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jupyter_core.utils import ensure_async
from platformdirs import user_data_dir
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets import Bool, Dict, Instance, List, Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from toolkit.places import content_folder
from toolkit.serving.asks import Ask
from toolkit.serving.catalogue import Catalogue, find_broken
from toolkit.serving.feedback_page import FeedbackPage
from toolkit.serving.identity import LearnerIdentity, is_loopback
from toolkit.serving.kernels import (
    KernelChannel,
    LearnerKernels,
    ShutDownKernel,
    kernel_environment,
)
from toolkit.serving.logs import LOG, log_request
from toolkit.serving.marking_process import MarkingProcess
from toolkit.serving.module_page import ModulePage, StepPage
from toolkit.serving.pages import (
    SHARED,
    STATIC,
    Health,
    NoSuchPage,
    StaticFile,
    make_templates,
)
from toolkit.serving.protection import HEADERS
from toolkit.serving.record_page import RecordPage
from toolkit.serving.room import Limits
from toolkit.serving.starting import start
from toolkit.serving.support import SupportPage, read_support
from toolkit.serving.warm_kernels import LearnerKernelSpecs, Nursery, WarmProvisioner
from toolkit.serving.work import Work

__all__ = ["LearnerServer", "serve"]

_LARGEST_BODY = 6_000_000  # bytes; an Excel file of the most that a response may hold, in base64
_LARGEST_MESSAGE = 2_000_000  # bytes of one websocket message from a page
_IDLE_S = 600  # a kernel whose page has gone without saying so
_KERNEL = r"(\w+-\w+-\w+-\w+-\w+)"
_MODULE = r"([a-z0-9]+(?:-[a-z0-9]+)*)"


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8866,
    data: Path | None = None,
    store: str | None = None,
    open_browser: bool = True,
    limits: Limits | None = None,
    behind_proxy: bool = False,
) -> int:
    """Serve learners until asked to stop.

    Args:
        host: The address to listen on. On loopback there is one learner and no login.
        port: 0 picks a free one.
        data: The folder for saved work, the gradebook and logs; made if it is not there.
        store: SQLAlchemy URL of saved work; a SQLite file in ``data`` if left out.
        open_browser: Show the catalogue in this machine's browser.
        limits: How many pages of modules may be open at once.
        behind_proxy: Whether learners come by a proxy of the operator's, over HTTPS. It must pass
            on their ``Host`` and say ``X-Forwarded-Proto``; then each browser is a learner.

    Returns:
        Exit status: 0 after a stop that was asked for, 1 if it could not start.
    """
    folder = Path(data or user_data_dir("wholepicture", appauthor=False)).absolute()
    return start(
        LearnerServer,
        folder=folder,
        host=host,
        port=port,
        store_url=store or f"sqlite:///{folder / 'responses.db'}",
        open_browser=open_browser,
        limits=limits or Limits(),
        behind_proxy=behind_proxy,
    )


class LearnerServer(Voila):  # type: ignore[misc]
    """Standalone Voila, which passes no code from a page to a kernel, made ours.

    It has its own short list of addresses (none of Voila's for files, trees, contents or
    queries), its own template and identity, and reads nobody's Voila or Jupyter settings.
    """

    name = "wholepicture"
    host = Unicode(help="The address listened on.")
    folder = Instance(Path, help="The data folder.")
    store_url = Unicode(help="SQLAlchemy URL of saved work.")
    behind_proxy = Bool(help="Whether requests come by a proxy, over HTTPS.")
    limits = Instance(Limits, help="How many pages of modules may be open at once.")
    sockets = List(help="Bound already, so that a taken port is known before anything starts.")
    for_others = "Start it with --behind-proxy if others are to reach it."
    _ending = Bool(help="Whether it was asked to stop; asking twice is not to break it off.")
    _withheld = Dict(help="Modules whose work cannot be marked, and why.")
    _told = Dict(help="What was said to be wrong with modules, module by module.")
    api = Unicode("/api/wholepicture/", help="Where pages post what a learner does.")

    def _log_default(self) -> Any:
        return logging.getLogger("voila")  # what it warns of, and not all that it does

    def _connection_dir_root_default(self) -> str:
        # The path of a Unix socket has about a hundred characters at most, and some systems'
        # temporary folders already take half of them.
        return "/tmp" if os.name == "posix" else tempfile.gettempdir()  # noqa: S108

    def _root_dir_default(self) -> str:
        return str(content_folder() / "modules")

    @property
    def local(self) -> bool:
        """Whether whoever asks sits at this machine."""
        return is_loopback(self.host) and not self.behind_proxy

    @property
    def address(self) -> str:
        """What to type into a browser on this machine."""
        everywhere = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{everywhere.get(self.host, host)}:{self.port}/"

    @cached_property
    def templates(self) -> Environment:
        """What pages are made with."""
        return make_templates()

    @cached_property
    def support(self) -> Any:
        """Where a learner can turn."""
        return read_support(self.folder / "support.yaml")

    @cached_property
    def work(self) -> Work:
        """What learners have made."""
        return Work(self.store_url, handed_in=self._wake_marking, look=self._look_at_gradebook)

    @cached_property
    def marking(self) -> MarkingProcess:
        """The process that grades, the only one here that ever reads a key."""
        return MarkingProcess.for_data(
            self.folder,
            store=self.store_url,
            reported=self.work.tell,
            withheld=self.tell_withheld,
        )

    @cached_property
    def nursery(self) -> Nursery | None:
        """Where kernels are forked from, on systems that can."""
        return Nursery() if hasattr(os, "fork") else None

    def initialize(self, argv: Any = None) -> None:  # noqa: ARG002 - Voila's signature
        """Set up from what :func:`serve` was given, and from no file or command line."""
        self._init_asyncio_patch()
        self.update_config(_config())
        self.voila_configuration = VoilaConfiguration(parent=self)

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings for tornado, with ours."""
        self.identity_provider_class = LearnerIdentity
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = ["comm_msg"]
        self.kernel_manager.limits = self.limits
        self.identity_provider.local = self.local
        self.identity_provider.secure = self.behind_proxy
        self.identity_provider.port = self.port
        return settings | {
            "learner_server": self,
            "allow_remote_access": not self.local,
            "local_hostnames": ["localhost"],
            "headers": HEADERS,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Strict", "secure": self.behind_proxy},
            "compress_response": True,
            "websocket_max_message_size": _LARGEST_MESSAGE,
            "ws_ping_timeout": 30_000,  # ms; tornado allows no more than the interval of pings
            "default_handler_class": NoSuchPage,
            "log_function": log_request,
        }

    def init_handlers(self) -> list[Any]:
        """Every address there is."""
        return [
            (r"/", Catalogue),
            (rf"/modules/{_MODULE}", ModulePage),
            (rf"/modules/{_MODULE}/record", RecordPage),
            (rf"/modules/{_MODULE}/([a-z]+(?:-[a-z]+)?)", StepPage),
            (rf"/modules/{_MODULE}/attempts/([1-9]\d{{0,3}})", FeedbackPage),
            (rf"{self.api}{_MODULE}", Ask),
            (r"/support", SupportPage),
            (r"/healthz", Health),
            *(
                (rf"/static/({path.name})", StaticFile, {"path": str(path.parent)})
                for path in SHARED
            ),
            (r"/static/([a-z-]+\.(?:css|js|svg))", StaticFile, {"path": str(STATIC)}),
            (rf"/api/kernels/{_KERNEL}/channels", KernelChannel),
            (rf"/voila/api/shutdown/{_KERNEL}", ShutDownKernel),
        ]

    def kernel_environment(self) -> dict[str, str]:
        """All that a learner's kernel is told."""
        return kernel_environment(api=self.api, ipython=f"{self.connection_dir}/ipython")

    def listen(self) -> None:
        """Serve until a signal says to stop, then leave nothing running."""
        http = HTTPServer(self.app, max_body_size=_LARGEST_BODY, xheaders=self.behind_proxy)
        http.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        self._stop_on_signals()
        self.ioloop.add_callback(self._begin)
        try:
            self.ioloop.start()
        finally:
            self._ending = True
            http.stop()
            self.ioloop.run_sync(self._end_everything)

    def tell_broken(self, broken: Mapping[str, str]) -> None:
        """Tell whoever started this what is wrong with modules, each thing once.

        Args:
            broken: Module id to a sentence with the file and the line.
        """
        for module, says in broken.items():
            if self._told.get(module) != says:
                LOG.error("%s: %s", module, says)
        self._told |= broken

    def tell_withheld(self, withheld: Mapping[str, str]) -> None:
        """Tell what is wrong with the modules whose work cannot be marked, and what follows.

        Args:
            withheld: All of them, and why.
        """
        self.tell_broken(withheld)
        if withheld != self._withheld:
            self._withheld = dict(withheld)
            self._say_withheld()

    def _say_withheld(self) -> None:
        LOG.error(
            "Not offered to anybody new, because work in it could not be marked: %s. All others "
            "are. When it is put right, start the server again.",
            ", ".join(sorted(self._withheld)),
        )

    def _wake_marking(self) -> None:
        self.marking.wake()

    def _look_at_gradebook(self, submission: int) -> bool:
        return self.marking.look(submission)

    def _stop_on_signals(self) -> None:
        loop = self.ioloop.asyncio_loop  # type: ignore[attr-defined]
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._ending or loop.call_soon_threadsafe(loop.stop))

    async def _begin(self) -> None:
        WarmProvisioner.use(self.nursery)
        if self.nursery is not None:
            await self.nursery.start(self.kernel_environment())
        self.marking.start()
        self._say_ready()
        self.tell_broken(find_broken())

    def _say_ready(self) -> None:
        LOG.info("serving %s from %s", self.address, self.folder)
        sys.stdout.write(f"{self.address}\n")
        sys.stdout.flush()
        if self.open_browser:
            webbrowser.open(self.address)

    async def _end_everything(self) -> None:
        await ensure_async(self.kernel_manager.shutdown_all(now=True))
        if self.nursery is not None:
            await self.nursery.stop()
        await self.marking.stop()
        self.work.close()
        shutil.rmtree(self.connection_dir, ignore_errors=True)
        LOG.info("stopped")


def _config() -> Config:
    config = Config()
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.kernel_spec_manager_class = LearnerKernelSpecs
    config.VoilaConfiguration.multi_kernel_manager_class = LearnerKernels
    config.MappingKernelManager.cull_idle_timeout = _IDLE_S
    config.MappingKernelManager.cull_interval = 60
    config.MappingKernelManager.cull_connected = False
    # A kernel that died has lost the page's widgets: a new empty one would help nobody.
    config.KernelRestarter.restart_limit = 0
    if os.name == "posix":  # sockets in a folder only we can open, rather than ports
        config.KernelManager.transport = "ipc"
    return config
