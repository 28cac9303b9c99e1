"""Address book for phones and mail programs: vCard 3.0, which all of them read."""

from __future__ import annotations

from datetime import date

from netnotes.exporters.writing.address_book import address_book
from netnotes.exporters.writing.options import Options
from netnotes.model.network import Network

TITLE = "address book, vCard 3.0"
SUFFIX = ".vcf"
MARK = b"PRODID:-//netnotes//"


def export(network: Network, today: date, options: Options) -> bytes:
    """The cards of people."""
    return address_book(network, today, options, "3.0")
