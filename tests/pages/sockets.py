"""A page's own websocket, spoken to as somebody might who is not a page."""

from __future__ import annotations

import asyncio
import html
import json
import re
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from serving import Browser, Server
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

__all__ = ["PageSocket", "opened"]

_V1 = "v1.kernel.websocket.jupyter.org"
_ANSWER_S = 20


class PageSocket:
    """The websocket between one open page and its kernel."""

    def __init__(self, connection: WebSocketClientConnection, models: dict[str, dict]) -> None:
        self.models = models
        self._connection = connection

    @property
    def activity(self) -> str:
        """The model id of the page's activity."""
        return next(
            model
            for model, kept in self.models.items()
            if kept["state"]["_model_module"] == "anywidget"
        )

    async def update(self, model: str, **state: object) -> None:
        """Set traits, as a page's widgets can."""
        await self._send(model, {"method": "update", "state": state, "buffer_paths": []})

    async def state(self, model: str) -> dict:
        """What the kernel says all the traits are."""
        await self._send(model, {"method": "request_state"})
        return (await self._hear(lambda data: data.get("method") == "update"))["state"]

    async def ask(self, kind: str, payload: dict) -> dict:
        """Ask the activity, as its page does."""
        number = uuid.uuid4().hex
        content = {"ask": number, "kind": kind, "payload": payload}
        await self._send(self.activity, {"method": "custom", "content": content})
        heard = await self._hear(lambda data: data.get("content", {}).get("answer") == number)
        return heard["content"]

    async def _send(self, model: str, data: dict) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "comm_msg", "session": "s"}
        header |= {"username": "", "date": "2026-01-01T00:00:00Z", "version": "5.3"}
        parts = [header, {}, {}, {"comm_id": model, "data": data}]
        message = serialize_msg_to_ws_v1([json.dumps(part).encode() for part in parts], "shell")
        await self._connection.write_message(message, binary=True)

    async def _hear(self, wanted) -> dict:
        async with asyncio.timeout(_ANSWER_S):
            while (message := await self._connection.read_message()) is not None:
                _, (header, _, _, content, *_) = deserialize_msg_from_ws_v1(message)
                data = json.loads(content).get("data", {})
                if json.loads(header)["msg_type"] == "comm_msg" and wanted(data):
                    return data
        raise AssertionError("the websocket was closed")


@asynccontextmanager
async def opened(server: Server, browser: Browser, path: str) -> AsyncIterator[PageSocket]:
    """Open a page and its websocket."""
    page = (await asyncio.to_thread(browser.get, path)).body
    found = re.search(r'id="page-data">(.*?)</script>', page, re.DOTALL)
    assert found, html.unescape(re.sub(r"<[^>]+>", " ", page))
    data = json.loads(found[1])
    host = f"127.0.0.1:{server.port}"
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    request = HTTPRequest(
        f"ws://{host}/api/kernels/{data['kernel']}/channels?session_id=s",
        headers={"Cookie": cookies, "Origin": f"http://{host}"},
    )
    connection = await websocket_connect(request, subprotocols=[_V1])
    try:
        yield PageSocket(connection, data["models"])
    finally:
        connection.close()
        while await connection.read_message() is not None:
            pass  # what was still on its way; None when it is closed
