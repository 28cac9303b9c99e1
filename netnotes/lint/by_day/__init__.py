"""Checks that depend on the day: their answers are never kept. A new file here is a new check."""
