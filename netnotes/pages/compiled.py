"""Built-in templates kept compiled in a private folder, as Python keeps modules: compiling is slower than rendering."""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from netnotes.pages.environment import SPACES
from netnotes.vault.writing import write_atomic

_DIGEST = 64


class CompiledTemplates(BytecodeCache):
    """Templates compiled by these versions of Python and jinja2, each as a file of the folder.

    A file holds the digest of the template's text and of what follows, and the code. A template that changed is
    compiled again, and so is one whose file is damaged. Where nothing can be read or written, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept for its template, if it is still the same."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if data[:_DIGEST] == _digest(bucket, data[_DIGEST:]):
            bucket.code = marshal.loads(data[_DIGEST:])  # noqa: S302 - ours, from a folder of ours, as a .pyc is

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is None:
            return
        code = marshal.dumps(bucket.code)
        try:
            write_atomic(self._file(bucket), _digest(bucket, code) + code, root=self._folder)
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{sys.implementation.cache_tag}-{jinja2.__version__}.code"


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return hashlib.sha256(f"{bucket.checksum} {SPACES}\n".encode() + code).hexdigest().encode()
