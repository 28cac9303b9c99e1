"""Files are read only when they are regular, small enough and UTF-8."""

import os
from pathlib import Path

import pytest

from netnotes.vault.files import MAX_NOTE, ReadTroubleError, decode, read_bytes, read_text

posix = pytest.mark.skipif(os.name == "nt", reason="needs pipes and devices")


def trouble(path: Path, limit: int = MAX_NOTE) -> ReadTroubleError:
    with pytest.raises(ReadTroubleError) as caught:
        read_bytes(path, limit)
    assert caught.value.hint
    return caught.value


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\n\xc3\xa9")
    assert read_bytes(path) == b"\xef\xbb\xbfa\r\n\xc3\xa9"
    assert read_text(path) == "a\r\né"


def test_a_missing_file(tmp_path: Path) -> None:
    err = trouble(tmp_path / "gone.md")
    assert (err.code, err.hint) == ("unreadable", "it went away while the vault was read; run the command again")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("secret", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    assert trouble(tmp_path / "link.md").code == "unreadable"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "not a regular file" in str(trouble(tmp_path))


@posix
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "not a regular file" in str(trouble(tmp_path / "pipe.md"))


@posix
def test_a_device_is_no_file() -> None:
    assert "not a regular file" in str(trouble(Path("/dev/zero")))


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * 2048)
    assert len(read_bytes(path, 2048)) == 2048
    err = trouble(path, 2047)
    assert (err.code, str(err)) == ("too-large", "larger than 1 kB")


def test_a_sparse_giant_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    err = trouble(path)
    assert (err.code, str(err)) == ("too-large", "larger than 5 MB")


def test_one_mark_is_taken_away() -> None:
    assert decode(b"\xef\xbb\xbfa") == "a"
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa") == "\ufeffa"
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (b"\xff", 1, 1, "byte 0xff at offset 0"),
        (b"ab\ncd\xe9f", 2, 3, "byte 0xe9 at offset 5"),
        ("é\nüü".encode() + b"\xc3", 2, 3, "byte 0xc3 at offset 7"),
        (b"\xef\xbb\xbfab\xe9", 1, 3, "byte 0xe9 at offset 5"),
        ("x".encode("utf-16"), 1, 1, "byte 0xff at offset 0"),
        (b"a\xed\xa0\x80", 1, 2, "byte 0xed at offset 1"),
        (b"a\r\nb\r\n\x80", 3, 1, "byte 0x80 at offset 6"),
    ],
)
def test_what_is_not_utf8_has_a_place(data: bytes, line: int, column: int, said: str) -> None:
    with pytest.raises(ReadTroubleError) as caught:
        decode(data)
    err = caught.value
    assert (err.code, err.line, err.column, err.hint) == ("not-utf8", line, column, "save the file as UTF-8")
    assert said in str(err)
