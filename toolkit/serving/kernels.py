"""The kernels behind open pages: whose they are, what they may know, and when they end."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError, authenticated
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

from toolkit.places import OWN_CONTENT
from toolkit.serving.logs import LOG
from toolkit.serving.room import Held, Limits, make_room

__all__ = ["KernelChannel", "LearnerKernels", "ShutDownKernel", "kernel_environment"]

_MADE_ROOM = 4001
"""Why a websocket was closed, as widgets.js knows it: the kernel was ended to make room."""

_PROTOCOL = "v1.kernel.websocket.jupyter.org"
_ALLOWED = (
    *("HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "PYTHONPATH"),
    *("PYTHONUTF8", "TEMP", "TMP", "TMPDIR", "TZ", OWN_CONTENT),
    *("APPDATA", "LOCALAPPDATA", "SYSTEMDRIVE", "SYSTEMROOT", "USERPROFILE", "WINDIR"),
)
"""What of the server's environment a kernel is told: what Python needs to start, and where content
is, no more."""


def kernel_environment(*, api: str, ipython: str) -> dict[str, str]:
    """A kernel's whole environment. It holds no secret and nothing about the store.

    Args:
        api: Where a page of this server posts what the learner does.
        ipython: An empty folder, so that nobody's own IPython start-up files run for learners.
    """
    allowed = {name: os.environ[name] for name in _ALLOWED if name in os.environ}
    return allowed | {
        "IPYTHONDIR": ipython,
        "PYTHONUNBUFFERED": "1",
        "WHOLEPICTURE_API": api,
    }


class LearnerKernels(AsyncMappingKernelManager):  # type: ignore[misc]
    """Kernels by id, each belonging to the learner whose page started it."""

    limits = Limits()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._learner_of: dict[str, str] = {}
        self._opening: set[str] = set()
        self._channels: dict[str, set[KernelChannel]] = {}

    async def start_for(self, learner: str, *, module: str, env: dict[str, str]) -> str:
        """Start a kernel in a module's folder and return its id.

        Raises:
            NoRoomError: If there are as many as there may be, and none that can be ended.
        """
        ending = make_room(self._held(), learner=learner, limits=self.limits)
        kernel_id = str(self.new_kernel_id())
        # From here to the first await nobody else can count: the new one takes its place at once.
        for each in ending:
            del self._learner_of[each]
        self._learner_of[kernel_id] = learner
        self._opening.add(kernel_id)
        try:
            for each in ending:
                LOG.info("kernel %s is ended to make room", each)
                await self._end_for_another(each)
            await self.start_kernel(
                kernel_id=kernel_id, kernel_name="learner", path=module, env=env
            )
        except BaseException:
            self._forget(kernel_id)
            raise
        return kernel_id

    def opened(self, kernel_id: str) -> None:
        """Say that the page a kernel was started for is made."""
        self._opening.discard(kernel_id)

    def connect(self, kernel_id: str, channel: KernelChannel) -> None:
        """Say that a page has connected."""
        self.opened(kernel_id)
        self._channels.setdefault(kernel_id, set()).add(channel)

    def disconnect(self, kernel_id: str, channel: KernelChannel) -> None:
        """Say that a page's connection has ended."""
        channels = self._channels.get(kernel_id, set())
        channels.discard(channel)
        if not channels:
            self._channels.pop(kernel_id, None)

    def belongs_to(self, learner: str, kernel_id: str) -> bool:
        """Whether the kernel is running and is this learner's."""
        return kernel_id in self and self._learner_of.get(kernel_id) == learner

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and whose it was."""
        self._forget(kernel_id)
        return super().remove_kernel(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """End a kernel at once: it holds nothing that is not saved."""
        if kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    async def _end_for_another(self, kernel_id: str) -> None:
        for channel in tuple(self._channels.get(kernel_id, ())):
            channel.close(_MADE_ROOM)
        await self.end(kernel_id)

    def _forget(self, kernel_id: str) -> None:
        self._learner_of.pop(kernel_id, None)
        self._opening.discard(kernel_id)

    def _held(self) -> tuple[Held, ...]:
        now = datetime.now(UTC)
        return tuple(
            Held(
                kernel_id,
                learner,
                opening=kernel_id in self._opening,
                connected=kernel_id in self._channels,
                quiet_s=(now - self._last_activity(kernel_id, otherwise=now)).total_seconds(),
            )
            for kernel_id, learner in self._learner_of.items()
        )

    def _last_activity(self, kernel_id: str, *, otherwise: datetime) -> datetime:
        kernel = self.get_kernel(kernel_id) if kernel_id in self else None
        return getattr(kernel, "last_activity", otherwise)


class KernelChannel(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The websocket between a page and its own kernel."""

    async def pre_get(self) -> None:
        """Refuse a kernel of somebody else exactly as one that does not exist."""
        if _PROTOCOL not in self.request.headers.get("Sec-WebSocket-Protocol", ""):
            # In the older protocol Voila takes the first bytes of a message with buffers for a
            # count of many billions, and the whole server stands still.
            raise HTTPError(400)
        if not self.kernel_manager.belongs_to(self.current_user.username, self.kernel_id):
            raise HTTPError(404)
        await super().pre_get()

    async def open(self, kernel_id: str) -> None:
        """Connect."""
        self.kernel_manager.connect(kernel_id, self)
        await super().open(kernel_id)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Voila's signature
        """Pass on what the kernel says, but what it prints, which is for the operator's log.

        An activity that fails prints a traceback under the reference that its page shows.
        """
        printed = _printed(message) if isinstance(message, bytes) else None
        if printed is None:
            return super().write_message(message, binary)
        if printed.strip():
            LOG.error("kernel %s: %s", self.kernel_id, printed.strip())
        return None

    def on_close(self) -> None:
        """Disconnect."""
        self.kernel_manager.disconnect(self.kernel_id, self)
        super().on_close()

    def write_error(self, status_code: int, **_: Any) -> None:
        """No page is shown for a websocket that was refused."""
        self.set_status(status_code)
        self.finish()


def _printed(message: bytes) -> str | None:
    """What a kernel printed, if that is what the message says."""
    header = read_header_from_binary_message(message)
    if not header or header.get("msg_type") != "stream":
        return None
    _, (_, _, _, content, *_) = deserialize_msg_from_ws_v1(message)
    return str(json.loads(content).get("text", ""))


class ShutDownKernel(JupyterHandler):  # type: ignore[misc]
    """Ends a kernel when its page is closed."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End the learner's own kernel; say the same for any other as for none.

        A page may outlive its kernel, which was idle or made room, and leaving such a page is no
        fault: a browser would show its reader's console an error.
        """
        if self.kernel_manager.belongs_to(self.current_user.username, kernel_id):
            await self.kernel_manager.end(kernel_id)
            LOG.debug("kernel %s ended with its page", kernel_id)
        self.set_status(204)
        self.finish()

    def write_error(self, status_code: int, **_: Any) -> None:
        """No page is shown: the page that asks is being left."""
        self.set_status(status_code)
        self.finish()
