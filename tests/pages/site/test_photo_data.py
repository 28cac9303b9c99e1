import struct
import zlib

from netnotes.pages.site.photo_data import without_camera_data


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    parts = [struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in segments]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\x00\x02pixels\xff\xd9"


def exif(turn: int, order: str = "<") -> bytes:
    head = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turn, 0)
    place = struct.pack(f"{order}HHI", 0x8825, 4, 1) + b"HERE"
    return b"Exif\0\0" + head + struct.pack(f"{order}IH", 8, 2) + entry + place + b"CANARY 51.2N 2.9E"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_photo_loses_its_place_and_words() -> None:
    table = (0xDB, b"table")
    made = without_camera_data(
        jpeg(
            (0xE0, b"JFIF"), (0xE1, exif(1)), (0xE1, b"http://ns.adobe.com/xap/1.0/\0CANARY"), (0xFE, b"CANARY"), table
        )
    )
    assert made == jpeg((0xE0, b"JFIF"), table)


def test_a_turned_photo_stays_turned() -> None:
    for order in "<>":
        made = without_camera_data(jpeg((0xE1, exif(6, order))))
        assert b"CANARY" not in made
        assert made.startswith(b"\xff\xd8\xff\xe1")
        assert made.endswith(b"\xff\xda\x00\x02pixels\xff\xd9")
        again = without_camera_data(made)
        assert again == made  # what says how it is turned is read again


def test_a_png_loses_its_words_and_time() -> None:
    start, end = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x" * 13), chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    said = b"".join(chunk(kind, b"CANARY") for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"))
    assert without_camera_data(start + said + end + b"CANARY after the end") == start + end


def test_a_webp_loses_its_camera_data() -> None:
    def part(kind: bytes, data: bytes) -> bytes:
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    def riff(body: bytes) -> bytes:
        return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body

    before = riff(part(b"VP8X", bytes([0x0C]) + b"123456789") + part(b"VP8 ", b"pixel") + part(b"EXIF", b"CANARY!"))
    assert without_camera_data(before) == riff(part(b"VP8X", bytes([0]) + b"123456789") + part(b"VP8 ", b"pixel"))


def test_what_cannot_be_read_to_the_end_is_not_shown() -> None:
    assert without_camera_data(b"\xff\xd8\xff\xe1\xff\xffCANARY") == b""
    assert without_camera_data(b"\xff\xd8\xff") == b""
    assert without_camera_data(b"<svg onload='x'>") == b""
    assert without_camera_data(b"GIF89a...") == b"GIF89a..."
