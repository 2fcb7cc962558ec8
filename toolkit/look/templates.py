"""How templates of ours are read: what goes into one is escaped, what is missing is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template

__all__ = ["make_environment", "read_template"]


def make_environment(loader: BaseLoader) -> Environment:
    """What reads templates, the same way everywhere.

    Args:
        loader: Where they are found.
    """
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def read_template(path: Path) -> Template:
    """A template that stands beside the code that fills it in, read once.

    Args:
        path: The template's file.
    """
    return make_environment(FileSystemLoader(path.parent)).get_template(path.name)
