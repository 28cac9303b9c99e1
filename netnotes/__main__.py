"""`python -m netnotes` is `netnotes`."""

from netnotes.cli.main import main

main()
