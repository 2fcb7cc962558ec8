"""The one stylesheet of tokens that every page and widget shares."""

from pathlib import Path

__all__ = ["TOKENS"]

TOKENS = Path(__file__).parent / "tokens.css"
