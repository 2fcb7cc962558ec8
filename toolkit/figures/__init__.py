"""Figures to guess before they are seen: what they are, and how a guess stands beside them."""

from toolkit.figures.load import load_figures
from toolkit.figures.models import Figures, Row, Topic

__all__ = ["Figures", "Row", "Topic", "load_figures"]
