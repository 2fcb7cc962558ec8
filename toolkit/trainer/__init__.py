"""The trainer's picture of a group: marked responses, counted, drawn and said in words.

`picture_of` is pure and knows no nbgrader; `render_group` lays out what it found. It tells the key,
so it is for trainers, and for a group once everybody has handed in.
"""

from toolkit.trainer.group import GroupPicture, Member, picture_of
from toolkit.trainer.render import render_group

__all__ = ["GroupPicture", "Member", "picture_of", "render_group"]
