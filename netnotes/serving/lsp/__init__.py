"""The language server: what `check`, `rename` and completion know, while somebody writes in an editor."""
