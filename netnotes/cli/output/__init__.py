"""How an answer is printed: table, JSON, CSV or Markdown, with every datum made harmless."""
