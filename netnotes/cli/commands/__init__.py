"""One file per command, named like it; `netnotes.cli.group` lists them."""
