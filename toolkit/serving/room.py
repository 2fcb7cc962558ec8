"""Who makes room: so many pages open at once for each learner, and so many in all.

Each open page of a module has a kernel, which takes memory. What a learner has done is saved
without it, so a kernel can be ended to make room for another; only the timeline then stops being
drawn on its page, which says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Held", "Limits", "NoRoomError", "make_room"]

_GONE_S = 30.0
"""A page that has not been connected for as long is taken to be closed, or never to have come."""

_LEFT_S = 600.0
"""A page on which nothing was drawn for as long may be ended for another learner's."""


@dataclass(frozen=True)
class Limits:
    """How many kernels there may be at once.

    Attributes:
        learner: For one learner.
        server: For all learners together; each takes about 40 MB.
    """

    learner: int = 6
    server: int = 100


@dataclass(frozen=True)
class Held:
    """One kernel, as far as making room goes.

    Attributes:
        id: Its id.
        learner: Whose it is.
        opening: Whether its page is still being made.
        connected: Whether its page is connected to it.
        quiet_s: Seconds since it last did anything.
    """

    id: str
    learner: str
    opening: bool = False
    connected: bool = True
    quiet_s: float = 0.0

    @property
    def gone(self) -> bool:
        """Whether its page seems to be there no longer."""
        return not self.opening and not self.connected and self.quiet_s >= _GONE_S


class NoRoomError(Exception):
    """There is no room for another page.

    Attributes:
        says: A sentence or two for the learner.
        own: Whether it is the learner's own pages that fill it.
    """

    def __init__(self, says: str, *, own: bool) -> None:
        super().__init__(says)
        self.says = says
        self.own = own


def make_room(held: Sequence[Held], *, learner: str, limits: Limits) -> tuple[str, ...]:
    """Choose the kernels to end so that a learner may have one more.

    For the learner's own limit, the one that has been idle longest. For the limit of the server,
    first what nobody looks at any more, then the learner's own, then a page that has been idle
    for ten minutes. A page that is still being made is never ended.

    Returns:
        The ids of kernels to end; usually none.

    Raises:
        NoRoomError: If that is not enough.
    """
    idle = sorted(
        (each for each in held if not each.opening),
        key=lambda each: (not each.gone, -each.quiet_s),
    )
    own = [each for each in idle if each.learner == learner]
    many = sum(1 for each in held if each.learner == learner) + 1 - limits.learner
    if many > len(own):
        raise NoRoomError(
            "Several of your pages are being opened at once. Try again in a moment.", own=True
        )
    ending = own[: max(0, many)]
    many = len(held) - len(ending) + 1 - limits.server
    may_end = sorted(
        (e for e in idle if e not in ending and _may_end(e, learner=learner)),
        key=lambda each: (not each.gone, each.learner != learner, -each.quiet_s),
    )
    if many > len(may_end):
        raise NoRoomError(
            "So many people are at work here just now that there is no room for another page. "
            "All that you saved is still saved. Try again in a few minutes.",
            own=False,
        )
    return tuple(each.id for each in (*ending, *may_end[: max(0, many)]))


def _may_end(held: Held, *, learner: str) -> bool:
    return held.gone or held.learner == learner or held.quiet_s >= _LEFT_S
