"""How commands that read many articles use memory."""

from __future__ import annotations

import gc

_OBJECTS = 50_000  # made between two looks for garbage: an article makes a few thousand
_LOOKS = 40  # at the youngest between two at those that stayed: what stays is what a run remembers, and no garbage


def begin() -> None:
    """Collect no garbage until `settle`: what is loaded at the start stays, and looking for cycles in it takes time."""
    gc.disable()


def settle() -> None:
    """Leave what is loaded by now, which stays, out of garbage collection, and collect less often.

    An article makes thousands of small tuples without cycles; looking through them, and through the lexicon and
    weights again and again, takes a twentieth of the time. For commands only: a library leaves that to its caller.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS, _LOOKS, _LOOKS)
    gc.enable()
