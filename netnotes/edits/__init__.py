"""What the commands that write would change: from the network and what was asked to `FileChange` values.

One file for each command. Nothing here writes: `vault.changing.apply_changes` is the one that does.
"""
