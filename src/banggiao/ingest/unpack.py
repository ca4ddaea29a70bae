"""Gzip files, damaged ones too: all that can be unpacked comes out before the error does."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing import Any

_RAW = 32_768
_PIECE = 64  # bytes of a damaged stretch that are tried at once
_GZIP = zlib.MAX_WBITS | 16


def unpack(stream: IO[bytes]) -> io.BufferedReader:
    """What a gzip file holds, member after member. Reading raises EOFError where it is cut off, BadGzipFile where it is
    damaged, after everything before that was read.
    """
    return io.BufferedReader(cast("io.RawIOBase", _Unpacking(stream)))


class _Unpacking(io.RawIOBase):
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._unpacker = zlib.decompressobj(_GZIP)
        self._begun = False
        self._ready = b""
        self._trouble: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and self._more():
            pass
        view = memoryview(buffer)
        data = self._ready[: len(view)]
        self._ready = self._ready[len(data) :]
        view[: len(data)] = data
        return len(data)

    def _more(self) -> bool:
        """Unpack some more; whether there may be more still."""
        if self._trouble:
            raise self._trouble
        raw = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        if self._unpacker.eof:
            self._unpacker, self._begun = zlib.decompressobj(_GZIP), False
            raw = raw.lstrip(b"\0")  # what a tape is filled up with
        raw = raw or self._stream.read(_RAW)
        if not raw:
            if self._begun:
                self._trouble = EOFError("its end is missing")
                raise self._trouble
            return False
        before = self._unpacker.copy()
        try:
            self._ready = self._unpacker.decompress(raw, 4 * _RAW)
        except zlib.error as error:
            self._trouble = gzip.BadGzipFile(str(error))
            self._ready = _what_can_be_had(before, raw)
        self._begun = True
        return True


def _what_can_be_had(unpacker: Any, raw: bytes) -> bytes:
    """What comes out of `raw` before the place where it is damaged."""
    out = bytearray()
    try:
        for start in range(0, len(raw), _PIECE):
            out += unpacker.decompress(raw[start : start + _PIECE])
    except zlib.error:
        pass
    return bytes(out)
