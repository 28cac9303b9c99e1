"""A copy of the example vault for every test that asks for one."""

import shutil
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "example-vault"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example vault, to be changed at will."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "vault"))
