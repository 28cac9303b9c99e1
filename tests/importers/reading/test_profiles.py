from __future__ import annotations

import pytest

from netnotes.importers.reading.profiles import profile_ids, profile_slug


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.linkedin.com/in/Ada-Lovelace/", "ada-lovelace"),
        ("https://de.linkedin.com/in/ada?trk=x", "ada"),
        ("linkedin.com/pub/ada/1/2/3", "ada"),
        ("https://www.linkedin.com/in/%E6%9D%8E%E4%BC%9F", "李伟"),
        ("https://www.linkedin.com/in/..%2F..%2Fx", ""),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://www.linkedin.com/comm/in/ada?x=y", "ada"),
        ("https://evil.example/linkedin.com/in/ada", ""),
        ("https://evil.example/?to=https://linkedin.com/in/ada", ""),
        ("https://notlinkedin.com/in/ada", ""),
        ("https://linkedin.com.evil.example/in/ada", ""),
    ],
)
def test_the_profile_in_a_link(url: str, slug: str) -> None:
    assert profile_slug(url) == slug


def test_the_first_profile_among_addresses_is_an_id() -> None:
    urls = ("https://ada.example", "https://linkedin.com/in/ada", "https://linkedin.com/in/other")
    assert profile_ids(urls) == (("linkedin_id", "ada"),)
    assert profile_ids(urls[:1]) == ()
