"""The stored index of a vault (SPEC 10): what changed, and everything the notes say as a SQLite database."""
