"""Every record netnotes knows, frozen all the way down. Imports the standard library only."""
