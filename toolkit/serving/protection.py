"""Headers that every answer carries, so that a page can reach this server and nothing else."""

from __future__ import annotations

__all__ = ["HEADERS"]

_POLICY = {
    "default-src": "'self'",
    # Widgets bring their modules as text (anywidget), which the page imports from a Blob URL.
    "script-src": "'self' blob:",
    "style-src-elem": "'self'",
    # A chart drawn as SVG, and a list that places its rows, carry style attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Server": "wholepicture",
}
"""Header to value. Browsers that do not split ``style-src`` fall back to ``default-src``."""
