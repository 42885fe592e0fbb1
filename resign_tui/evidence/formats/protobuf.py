"""The wire form of Protocol Buffers, walked field by field; every length is checked before it is believed."""

from __future__ import annotations

import struct
from collections.abc import Iterator

Value = int | bytes
"""A number as it stands on the wire, or the bytes of a text, a message or a figure of four or eight bytes."""

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_VARINT_BITS = 64


class Broken(ValueError):
    """The bytes are no message from some place on."""


def fields(data: bytes) -> Iterator[tuple[int, Value]]:
    """Number and value of each field in order; Broken where the bytes stop making sense."""
    at, end = 0, len(data)
    while at < end:
        key = data[at]
        at += 1
        if key >= 0x80:
            key, at = _varint(data, at - 1)
        wire = key & 7
        if wire == _BYTES:
            if at < end and data[at] < 0x80:
                size = data[at]
                at += 1
            else:
                size, at = _varint(data, at)
        elif wire == _VARINT:
            number, at = _varint(data, at)
            yield key >> 3, number
            continue
        elif wire == _EIGHT:
            size = 8
        elif wire == _FOUR:
            size = 4
        else:
            raise Broken
        if size > end - at:
            raise Broken
        yield key >> 3, data[at : at + size]
        at += size


def readable(data: bytes) -> Iterator[tuple[int, Value]]:
    """The fields up to where the bytes stop making sense."""
    try:
        yield from fields(data)
    except Broken:
        return


def raw(value: Value) -> bytes:
    """The bytes of a value; none where it is a number."""
    return value if isinstance(value, bytes) else b""


def text(value: Value) -> str:
    """A value as text; bytes that are no text become U+FFFD."""
    return raw(value).decode("utf-8", "replace")


def signed(value: Value) -> int:
    """A number that may stand below zero; 0 for what is no number."""
    if not isinstance(value, int):
        return 0
    return value - (1 << _VARINT_BITS) if value >> (_VARINT_BITS - 1) else value


def zigzag(value: Value) -> int:
    """A number in the form that keeps small ones below zero short; 0 for what is no number."""
    return (value >> 1) ^ -(value & 1) if isinstance(value, int) else 0


def figure(value: Value) -> float:
    """A figure of four or eight bytes; 0 for anything else."""
    data = raw(value)
    if len(data) == 8:
        return float(struct.unpack("<d", data)[0])
    return float(struct.unpack("<f", data)[0]) if len(data) == 4 else 0.0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of at most 64 bits, and where it ends."""
    number = shift = 0
    while shift < 70 and at < len(data):
        part = data[at]
        at += 1
        number |= (part & 0x7F) << shift
        if part < 0x80:
            return number & 0xFFFF_FFFF_FFFF_FFFF, at
        shift += 7
    raise Broken
