"""What a learner works with in a module: one widget an activity, a folder each.

Imported by every learner's kernel as its page opens, so nothing here may import pandas,
altair, nbgrader, edtf or sqlalchemy before a learner does something that needs it.
"""

from toolkit.activities.before import Before
from toolkit.activities.decide import Decide
from toolkit.activities.desk import Desk, HandIn
from toolkit.activities.family import TheFamily
from toolkit.activities.figures import Figures
from toolkit.activities.own_file import OwnFile
from toolkit.activities.picture import WholePicture
from toolkit.activities.reflect import Reflect

__all__ = [
    "Before",
    "Decide",
    "Desk",
    "Figures",
    "HandIn",
    "OwnFile",
    "Reflect",
    "TheFamily",
    "WholePicture",
]
