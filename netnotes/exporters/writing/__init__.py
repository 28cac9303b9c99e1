"""What several formats share in writing: what may leave, plain text, content lines, days."""
