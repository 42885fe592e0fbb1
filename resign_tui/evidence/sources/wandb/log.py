"""The file of one W&B run as records: a LevelDB log in blocks, read on behind every damaged place."""

from __future__ import annotations

import struct
import zlib

import msgspec

from resign_tui.evidence.opening import Unreadable

HEADER = b":W&B\xe1\xbe\x00"
"""What such a file begins with; all there is on disk until the first block of a run is full."""

BLOCK = 32_768
_HEAD = struct.Struct("<IHB")
_FULL, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4
_LONGEST_RECORD = 4 * 1024 * 1024
"""What is longer holds pictures or tables, nothing that is told."""

_MOST_RECORDS = 500_000
"""More than the largest file of a real run holds; a made one could fill the memory with tiny ones."""


class Log(msgspec.Struct, frozen=True):
    """Records in order. damaged: places that could not be read."""

    records: tuple[bytes, ...] = ()
    damaged: int = 0


def read(first: bytes, last: bytes = b"", size: int = 0) -> Log:
    """The records of a whole file, or of the first and the last bytes of one that holds `size` bytes."""
    if not first.startswith(HEADER):
        raise Unreadable("it is no file of a W&B run")
    reader = _Reader()
    reader.take(first[: len(first) // BLOCK * BLOCK] if last else first, len(HEADER), 0)
    if last:
        reader.parts.clear()
        begins = max(size, len(first) + len(last)) - len(last)
        reader.take(last, -begins % BLOCK, begins)
    return Log(tuple(reader.records), reader.damaged)


class _Reader:
    """Joins the pieces of records; a damaged place costs the rest of its block and no more."""

    def __init__(self) -> None:
        self.records: list[bytes] = []
        self.damaged = 0
        self.parts: list[bytes] = []

    def take(self, data: bytes, at: int, begins: int) -> None:
        """Read the pieces of `data`, which stands in its file from `begins` on."""
        while at < len(data) and len(self.records) < _MOST_RECORDS:
            block_end = (begins + at) // BLOCK * BLOCK + BLOCK - begins
            if block_end - at < _HEAD.size:
                at = block_end
            elif at + _HEAD.size > len(data):
                at = self._broken(len(data))
            else:
                at = self._piece(data, at, block_end)

    def _piece(self, data: bytes, at: int, block_end: int) -> int:
        """Take one piece; where the next one begins, which is the next block behind a damaged one."""
        checksum, length, kind = _HEAD.unpack_from(data, at)
        begin = at + _HEAD.size
        end: int = begin + length
        if not _FULL <= kind <= _LAST or end > min(block_end, len(data)):
            return self._broken(block_end)
        if zlib.crc32(data[at + 6 : end]) != checksum:
            return self._broken(block_end)
        self._join(kind, data[begin:end])
        return end

    def _broken(self, block_end: int) -> int:
        self.damaged += 1
        self.parts.clear()
        return block_end

    def _join(self, kind: int, piece: bytes) -> None:
        if kind == _FULL:
            self.parts.clear()
            self.records.append(piece)
            return
        if kind == _FIRST:
            self.parts = [piece]
        elif self.parts:  # the beginning of the record was read
            self.parts.append(piece)
            if sum(map(len, self.parts)) > _LONGEST_RECORD:
                self.parts.clear()
            elif kind == _LAST:
                self.records.append(b"".join(self.parts))
                self.parts.clear()
