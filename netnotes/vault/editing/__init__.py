"""Edits of a note's bytes that change what they name and nothing else: bytes in, bytes out, no disk."""
