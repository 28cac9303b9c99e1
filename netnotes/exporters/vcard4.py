"""Address book for phones and mail programs: vCard 4.0, for programs that ask for it."""

from __future__ import annotations

from datetime import date

from netnotes.exporters.writing.address_book import address_book
from netnotes.exporters.writing.options import Options
from netnotes.model.network import Network

TITLE = "address book, vCard 4.0"
SUFFIX = ".vcf"
MARK = b"PRODID:-//netnotes//"


def export(network: Network, today: date, options: Options) -> bytes:
    """The cards of people."""
    return address_book(network, today, options, "4.0")
