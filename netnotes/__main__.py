"""`python -m netnotes` is `netnotes`."""

from netnotes.cli.start import main

main()
