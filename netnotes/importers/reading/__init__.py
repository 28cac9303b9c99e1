"""What several formats share in reading: bytes into text, tables, dates."""
