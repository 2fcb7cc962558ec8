"""Feedback: marks as words beside the learner's own work."""

from __future__ import annotations

from toolkit.feedback.render import STYLES, render_feedback

__all__ = ["STYLES", "render_feedback"]
