"""The only code that knows Markdown, YAML and Obsidian: from files on disk to records."""
