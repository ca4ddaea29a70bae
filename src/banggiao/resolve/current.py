"""The resolver that the commands use; another one takes its place here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.resolve.simple import SimpleResolver

if TYPE_CHECKING:
    from banggiao.resolve.resolver import Resolver


def current_resolver() -> Resolver:
    """Whoever decides which reports tell of one event."""
    return SimpleResolver()
