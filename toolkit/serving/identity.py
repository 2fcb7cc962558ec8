"""Who is asking: a learner known by a cookie that this server signed.

On loopback there is one learner, ``local``, and no login: whoever sits at the machine. On any
other address, and behind a proxy, each browser becomes a learner of its own, with a random id, on
its first page.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from pathlib import Path
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler
from traitlets import Bool, Int

__all__ = [
    "LOCAL_LEARNER",
    "LearnerIdentity",
    "SecretError",
    "is_forwarded",
    "is_loopback",
    "read_secret",
]

LOCAL_LEARNER = "local"

_SECRET_BYTES = 32
_DAYS = 400  # the longest that browsers keep a cookie
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


class SecretError(Exception):
    """The file that signs cookies is not what it was. Its text is for the operator."""


class LearnerIdentity(IdentityProvider):  # type: ignore[misc]
    """Knows a learner by a signed cookie, and gives one to whoever opens a page without it."""

    local = Bool(help="True on loopback: everybody is the one local learner.")
    port = Int(help="The server's port; cookies are shared by all ports of a host.")
    secure = Bool(help="Whether browsers are to send the cookie over HTTPS only.")

    def get_user(self, handler: RequestHandler) -> User | None:
        """The learner who asks; None for a request that is not for a page and has no cookie.

        None as well for one that came from somewhere else to a server for this machine alone.
        """
        if self.local and is_forwarded(handler):
            return None
        known = handler.get_signed_cookie(self.get_cookie_name(handler), max_age_days=_DAYS)
        learner = known.decode() if known else None
        if self.local and learner != LOCAL_LEARNER:
            learner = None
        if getattr(handler, "introduces", False):
            learner = learner or self._new_learner()
            self._remember(handler, learner)
        return User(learner) if learner else None

    def get_cookie_name(self, handler: RequestHandler) -> str:  # noqa: ARG002 - Jupyter's signature
        """The cookie's name.

        On one machine different for each port: there may be several servers on it. Elsewhere it is
        the learner's only way back to their work, and must outlast a change of port.
        """
        return f"wholepicture-{self.port}" if self.local else "wholepicture"

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login and no logout page."""
        return []

    def _new_learner(self) -> str:
        return LOCAL_LEARNER if self.local else f"learner-{secrets.token_hex(12)}"

    def _remember(self, handler: RequestHandler, learner: str) -> None:
        options: dict[str, Any] = {
            "expires_days": _DAYS,
            "httponly": True,
            # Lax, not Strict: with Strict, someone who follows a link from an e-mail would arrive
            # without the cookie and be given a new one in place of the learner they were. Pages
            # change nothing; what does is guarded by the XSRF token and the Origin as well.
            "samesite": "Lax",
            "secure": self.secure or handler.request.protocol == "https",
        }
        handler.set_signed_cookie(self.get_cookie_name(handler), learner, **options)


def is_forwarded(handler: RequestHandler) -> bool:
    """Whether a request says that a proxy has passed it on."""
    return any(name in handler.request.headers for name in _FORWARDED)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_secret(path: Path) -> bytes:
    """The bytes that sign cookies, made on the first start and readable by their owner only.

    Raises:
        SecretError: If the file does not hold them. Others in their place would make every learner
            of this server somebody new, without a way back to their work.
        OSError: If it cannot be read or made.
    """
    if not path.exists():
        _make_secret(path)
    path.chmod(0o600)
    secret = path.read_bytes()
    if len(secret) != _SECRET_BYTES:
        raise SecretError(
            f"{path} should hold {_SECRET_BYTES} bytes and holds {len(secret)}. By it learners are "
            "known again: put back a copy of it. If there is none, move the file away; then a new "
            "one is made, and nobody who worked here before is known any more (unless the server "
            "is for this machine alone)."
        )
    return secret


def _make_secret(path: Path) -> None:
    """Put it there whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(_SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
