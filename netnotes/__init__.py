"""Keep your people, goals and meetings as plain Markdown notes, and see who to meet next."""

__version__ = "0.1.0"
