"""The web server by what it answers to requests as bytes: honest ones, and those of other people's pages."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from netnotes.model.errors import OperatorError
from netnotes.pages.site.documents import CSP
from netnotes.serving import web_server
from netnotes.serving.live import Banner, Live
from netnotes.serving.web_server import ADDRESS, WebServer, open_server

META = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'.replace("'", "&#39;")
PAGE = f"<!DOCTYPE html><html><head>\n{META}\n<title>Home</title></head><body>Hello</body></html>"


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setattr(web_server, "POLL", 0.01)
    (tmp_path / "site/assets").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text(PAGE)
    (tmp_path / "site/assets/site.js").write_text("'use strict';")
    (tmp_path / "site/.netnotes-site").write_text("secret")
    (tmp_path / "secret.html").write_text("secret")
    with WebServer(0, Live()) as server:
        server.folder = tmp_path / "site"
        server.start()
        yield server
        server.shutdown()


def raw(server: WebServer, request: bytes) -> Reply:
    with socket.create_connection((ADDRESS, server.server_port), timeout=60) as wire:
        wire.sendall(request)
        data = b""
        while more := wire.recv(65536):
            data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    named = dict(line.split(": ", 1) for line in lines)
    assert len(named) == len(lines)
    return Reply(int(first.split()[1]), named, body)


def ask(server: WebServer, path: str, *headers: str, method: str = "GET", host: str | None = None) -> Reply:
    name = f"127.0.0.1:{server.server_port}" if host is None else host.replace("PORT", str(server.server_port))
    lines = [f"{method} {path} HTTP/1.1", f"Host: {name}", *headers, "", ""]
    return raw(server, "\r\n".join(lines).encode("latin-1"))


def test_a_page_listens_and_may(server: WebServer) -> None:
    reply = ask(server, "/")
    text = reply.body.decode()
    assert reply.status == 200
    assert "Content-Security-Policy" not in text
    assert re.findall(r'(?:src|href)="([^"]*)"', text) == ["/-/live.css", "/-/live.js"]
    assert f'data-revision="{server.live.revision}"' in text
    assert ask(server, "/assets/site.js").body == b"'use strict';"
    for own, kind in (("/-/live.js", "text/javascript"), ("/-/live.css", "text/css")):
        assert ask(server, own).headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize("path", ["/", "/assets/site.js", "/nobody.html", "/-/live.js", "/-/other", "/.netnotes-site"])
def test_every_answer_carries_the_headers(server: WebServer, path: str) -> None:
    headers = ask(server, path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers.pop("Content-Security-Policy").split(";"))
    assert policy == {
        "default-src": "'none'", "style-src": "'self'", "script-src": "'self'", "img-src": "'self' data:",
        "connect-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
    }  # fmt: skip
    assert {
        name: value for name, value in headers.items() if name not in ("Date", "Content-Type", "Content-Length")
    } == {
        "Server": "netnotes",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
        "Connection": "close",
    }


def test_head(server: WebServer) -> None:
    full, head = ask(server, "/"), ask(server, "/", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(full.body))
    assert ask(server, "/-/events", method="HEAD").headers["Content-Type"].startswith("text/event-stream")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "get"])
def test_pages_can_only_be_read(server: WebServer, method: str) -> None:
    reply = ask(server, "/", method=method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
def test_own_names(server: WebServer, host: str) -> None:
    assert ask(server, "/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "", "evil.example", "evil.example:PORT", "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1:PORT.evil.example",
        "127.0.0.1.evil.example:PORT", "localhost.evil.example:PORT", "evil@127.0.0.1:PORT", "0.0.0.0:PORT",
        "[::]:PORT",
        "127.0.0.2:PORT", "127.0.0.1:PORT, evil.example", "localhost.:PORT",
    ],
)  # fmt: skip
def test_a_name_that_leads_here_from_elsewhere(server: WebServer, host: str) -> None:
    reply = ask(server, "/", host=host)
    assert reply.status == 403
    assert b"Hello" not in reply.body


def test_requests_that_are_none(server: WebServer) -> None:
    port = server.server_port
    two = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n"
    for request, status in (
        ("GET / HTTP/1.1\r\n\r\n", 403),
        ("GET / HTTP/1.0\r\n\r\n", 403),
        (two, 403),
        (f"GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", 400),
        (f"GET * HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", 400),
        ("nonsense\r\n\r\n", 400),
        (f"GET /{'a' * 70000} HTTP/1.1\r\n\r\n", 414),
    ):
        reply = raw(server, request.encode())
        assert reply.status == status, request[:60]
        assert b"Hello" not in reply.body
        assert b"Python" not in b"".join(f"{name}{value}".encode() for name, value in reply.headers.items())


def test_what_comes_after_a_request_is_not_read_as_another(server: WebServer) -> None:
    host = f"Host: 127.0.0.1:{server.server_port}\r\n"
    body = f"GET /assets/site.js HTTP/1.1\r\n{host}\r\n"
    reply = raw(server, f"GET / HTTP/1.1\r\n{host}Content-Length: {len(body)}\r\n\r\n{body}".encode())
    assert reply.body.endswith(b"</html>")


@pytest.mark.parametrize(
    "path", ["/../secret.html", "/%2e%2e/secret.html", "/.netnotes-site", "/assets/", "/-/missing.html2"]
)
def test_nothing_outside_or_hidden(server: WebServer, path: str) -> None:
    reply = ask(server, path)
    assert reply.status == 404
    assert b"secret" not in reply.body
    assert b"/-/live.js" in reply.body  # a page that is not there yet shows as soon as it is


def test_other_sites_may_lead_here_but_not_ask(server: WebServer) -> None:
    for site in ("cross-site", "same-site"):
        for mode in ("no-cors", "cors", "websocket"):
            assert ask(server, "/", f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}").status == 403
        assert ask(server, "/", f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: navigate").status == 200
    assert ask(server, "/", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: no-cors").status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:PORT", "http://127.0.0.1:1"])
def test_events_are_for_own_pages(server: WebServer, origin: str) -> None:
    reply = ask(server, "/-/events", f"Origin: {origin.replace('PORT', str(server.server_port))}")
    assert reply.status == 403


def events(server: WebServer, path: str, *headers: str) -> Iterator[dict[str, object] | str]:
    """What a page hears, and the comments in between."""
    with socket.create_connection((ADDRESS, server.server_port), timeout=60) as wire:
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{server.server_port}", *headers, "", ""]
        wire.sendall("\r\n".join(lines).encode())
        file = wire.makefile("r", encoding="utf-8", newline="\n")
        for line in file:
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
            elif line.startswith((":", "HTTP/1.1")):
                yield line.strip()


def test_events(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "PULSE", 0.05)
    live, first = server.live, server.live.revision
    origin = f"Origin: http://localhost:{server.server_port}"
    hearing = events(server, f"/-/events?revision={first}", origin)
    assert next(hearing) == "HTTP/1.1 200 OK"
    assert next(hearing) == {"revision": first, "changed": [], "banner": None}
    assert next(hearing) == ": still here"
    live.changed(["due.html"], Banner("Oh", ("a.md:1: <b>",)))
    heard = next(one for one in hearing if isinstance(one, dict))
    assert (heard["changed"], heard["banner"]) == (["due.html"], {"title": "Oh", "lines": ["a.md:1: <b>"], "page": ""})
    hearing.close()  # type: ignore[attr-defined]
    again = events(server, f"/-/events?revision={first}", f"Last-Event-ID: {live.revision}")
    assert next(one for one in again if isinstance(one, dict))["changed"] == []


def test_pages_that_went_away_make_room(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "PULSE", 0.01)
    for _ in range(2 * web_server.MOST_LISTENERS):
        hearing = events(server, "/-/events")
        while (first := next(hearing)) != "HTTP/1.1 200 OK":  # the thread of an earlier one has not noticed yet
            assert "503" in str(first)
            hearing = events(server, "/-/events")
        hearing.close()  # type: ignore[attr-defined]


def test_too_many_pages_listen(server: WebServer) -> None:
    open_ones = [events(server, "/-/events") for _ in range(web_server.MOST_LISTENERS)]
    assert {str(next(one)) for one in open_ones} == {"HTTP/1.1 200 OK"}
    assert ask(server, "/-/events").status == 503
    assert ask(server, "/").status == 200


def test_before_there_is_a_site(server: WebServer) -> None:
    server.folder = None
    assert ask(server, "/").status == 404
    assert b"/-/live.js" in ask(server, "/").body


def test_a_port_that_is_taken_is_named_with_one_that_is_free(server: WebServer) -> None:
    with pytest.raises(OperatorError, match=f"port {server.server_port} is used") as caught:
        open_server(server.server_port, Live())
    found = re.fullmatch(r"netnotes serve --port (\d+): that one is free", caught.value.hint)
    assert found is not None
    with open_server(int(found[1]), Live()) as other:
        assert other.server_port == int(found[1])


def test_without_a_port_the_next_free_one(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "PORT", server.server_port)
    with open_server(None, Live()) as other:
        assert server.server_port < other.server_port < server.server_port + web_server.TRIES
    monkeypatch.setattr(web_server, "TRIES", 1)
    with pytest.raises(OperatorError, match="used by other programs"):
        open_server(None, Live())


def test_it_is_for_this_machine_only(server: WebServer) -> None:
    assert server.server_address[0] == ADDRESS
    assert server.url == f"http://127.0.0.1:{server.server_port}/"
