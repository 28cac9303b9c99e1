"""What `netnotes obsidian setup` writes: Bases, templates, types of properties, a snippet."""
