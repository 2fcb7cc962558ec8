"""What a learner's own work shows once it is put together: pooling, sightings, patterns.

Everything here is worked out from what the learner marked and from the records, never from the
key. Pure functions; `toolkit.charts` draws what they find.
"""

from toolkit.picture.contacts import Contacts, find_contacts
from toolkit.picture.patterns import Found, find_pattern
from toolkit.picture.pooling import Pooled, pool
from toolkit.picture.sightings import Gap, Sightings, find_sightings, longest_gaps

__all__ = [
    "Contacts",
    "Found",
    "Gap",
    "Pooled",
    "Sightings",
    "find_contacts",
    "find_pattern",
    "find_sightings",
    "longest_gaps",
    "pool",
]
