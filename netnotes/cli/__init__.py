"""The command line: one file per command below `commands`; it reads the clock and the environment, no rules."""
