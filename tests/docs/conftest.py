"""Commands in these tests run in a home of their own, as in tests/cli."""

from tests.cli.conftest import elsewhere, program, run

__all__ = ["elsewhere", "program", "run"]
