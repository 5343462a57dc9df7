"""Rehydration: from published offsets and a person's own copies of the articles back to the words.

A file is matched to a document by content. Words are given only where hashes prove them; the rest is null,
with the reason.
"""

from torkham.rehydration.result import Rehydrated
from torkham.rehydration.run import rehydrate, rehydrate_to

__all__ = ["Rehydrated", "rehydrate", "rehydrate_to"]
