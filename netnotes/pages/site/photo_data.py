"""Pictures without what cameras and programs write beside them: places, names, previews.

JPEG: segments APP1 (Exif, XMP), APP12, APP13 and comments (ITU T.81, B.1.1), but for a turned picture's orientation.
PNG: chunks eXIf, tEXt, zTXt, iTXt and tIME (PNG specification, 11.3). WebP: chunks EXIF and XMP (RFC 9649).
"""

from __future__ import annotations

import struct

_JPEG_LEFT_OUT = {0xE1, 0xEC, 0xED, 0xFE}
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_LEFT_OUT = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_LEFT_OUT = {b"EXIF", b"XMP "}
_ORIENTATION = 0x0112


def without_camera_data(data: bytes) -> bytes:
    """The same picture; nothing at all where its form cannot be read to the end, so that nothing is told by mistake."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        return b""
    return data if data[:6] in (b"GIF87a", b"GIF89a") else b""


def _jpeg(data: bytes) -> bytes:
    kept, at, turn = [data[:2]], 2, 1
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if data[at + 1] not in _JPEG_LEFT_OUT:
            kept.append(segment)
        elif segment[4:10] == b"Exif\0\0":
            turn = _orientation(segment[10:])
        at += 2 + length
    if turn != 1:
        kept.insert(1, _turned(turn))
    return b"".join((*kept, data[at:]))


def _orientation(tiff: bytes) -> int:
    """How a picture is turned, 1-8; 1 where nothing says so."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(min(count, 200)):
        tag, kind, _ = struct.unpack_from(f"{order}HHI", tiff, first + 2 + 12 * number)
        if (tag, kind) == (_ORIENTATION, 3):
            (value,) = struct.unpack_from(f"{order}H", tiff, first + 2 + 12 * number + 8)
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _turned(turn: int) -> bytes:
    """A segment that says nothing but how the picture is turned."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _PNG_LEFT_OUT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if kind == b"VP8X":
            kept.append(data[at : at + 8] + bytes([data[at + 8] & ~0x0C]) + data[at + 9 : end])
        elif kind not in _WEBP_LEFT_OUT:
            kept.append(data[at:end])
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
