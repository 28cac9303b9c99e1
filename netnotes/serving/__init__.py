"""What goes on for a while: it calls the rest again, and has no rules of its own."""
