"""The checksum of TensorBoard's records: CRC-32C, masked as TensorFlow masks it."""

from __future__ import annotations

_POLYNOMIAL = 0x82F63B78
_DELTA = 0xA282EAD8


def _entry(number: int) -> int:
    for _ in range(8):
        number = number >> 1 ^ (_POLYNOMIAL if number & 1 else 0)
    return number


_TABLE = tuple(map(_entry, range(256)))


def masked(data: bytes) -> int:
    """The checksum as it stands in the file."""
    crc = 0xFFFF_FFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFF_FFFF
    return ((crc >> 15 | crc << 17) + _DELTA) & 0xFFFF_FFFF
