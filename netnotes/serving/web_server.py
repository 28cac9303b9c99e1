"""A web server for one folder and one person: on this machine only, to be read only (SPEC 9, 11).

Its demands stand in docs/serve.md: who may ask, what is answered, and with which headers.
"""

from __future__ import annotations

import errno
import os
import socketserver
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from netnotes.model.errors import OperatorError
from netnotes.pages.site.documents import CSP
from netnotes.pages.templates import read_builtin
from netnotes.serving.live import Live
from netnotes.serving.served_files import KINDS, kind_of, parse_path, read_served

ADDRESS = "127.0.0.1"
PORT = 8137
TRIES = 20
OWN = "-"
MOST_LISTENERS = 64
POLL = 0.5
"""How often, in seconds, the server looks whether it should end."""
PULSE = 15.0
"""Seconds after which a page that listens hears that the server is still there."""
_OWN_CSP = CSP.replace("default-src 'none';", "default-src 'none'; connect-src 'self'; frame-ancestors 'none';")
_HEADERS = {
    "Content-Security-Policy": _OWN_CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Connection": "close",
}
_META = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'.replace("'", "&#39;").encode()
_TEXT = "text/plain; charset=utf-8"


class WebServer(socketserver.ThreadingMixIn, HTTPServer):
    """Serves a folder as it is at each moment; ``folder`` may change. Raises OSError where the port is taken."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, port: int, live: Live) -> None:
        self.live = live
        self.folder: Path | None = None
        self.own = {**read_builtin("serve", ".js"), **read_builtin("serve", ".css")}
        self.missing = read_builtin("serve", ".html")["missing.html"]
        self.listeners = threading.Semaphore(MOST_LISTENERS)
        super().__init__((ADDRESS, port), _Handler)
        hosts = {f"{host}:{self.server_port}" for host in (ADDRESS, "localhost", "[::1]")}
        self.hosts = hosts | ({ADDRESS, "localhost", "[::1]"} if self.server_port == 80 else set())

    def server_bind(self) -> None:
        """Take the port; nobody is asked for this machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def url(self) -> str:
        """Where the site is seen."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away."""
        import sys

        if not isinstance(sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def start(self) -> None:
        """Answer from now on, in threads that end with the program."""
        threading.Thread(target=self.serve_forever, args=(POLL,), name="web server", daemon=True).start()


def open_server(port: int | None, live: Live) -> WebServer:
    """A server that has its port: the one asked for (0: any), else the first free one from 8137 on.

    Raises OperatorError where it cannot have one; the message names one that is free.
    """
    wanted = PORT if port is None else port
    tried = range(wanted, min(wanted + TRIES, 65536)) if port is None else (wanted,)
    for one in tried:
        try:
            return WebServer(one, live)
        except OSError as err:
            if err.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise OperatorError(f"no page can be served on {ADDRESS}: {err.strerror or err}") from err
            taken = err.errno == errno.EADDRINUSE
    free = next(_free_ports(wanted + 1 if taken else PORT), None)
    what = f"port {wanted} is used by another program" if taken else f"port {wanted} may not be used by you"
    if port is None:
        what = f"the ports {wanted} to {tried[-1]} are used by other programs"
    raise OperatorError(what, f"netnotes serve --port {free}: that one is free" if free else "choose another one")


def _free_ports(first: int) -> Iterator[int]:
    for port in range(first, min(first + 100, 65536)):
        try:
            with socketserver.TCPServer((ADDRESS, port), BaseHTTPRequestHandler):
                yield port
        except OSError:
            continue


class _Handler(BaseHTTPRequestHandler):
    """One request: GET and HEAD, from pages of this server or somebody's own hand."""

    server: WebServer
    protocol_version = "HTTP/1.1"
    timeout = 20
    server_version = "netnotes"
    sys_version = ""

    def version_string(self) -> str:
        """What the server calls itself: without a version."""
        return self.server_version

    def log_message(self, format: str, *args: Any) -> None:
        """Tell nobody who read what."""

    def do_GET(self) -> None:
        """Answer."""
        self.close_connection = True
        refused = self._refused()
        if refused:
            self._answer(*refused)
        elif self.path.partition("?")[0] == f"/{OWN}/events":
            self._tell_news()
        else:
            self._file()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request, or asks for more than reading."""
        self.close_connection = True
        if code == HTTPStatus.NOT_IMPLEMENTED:  # another method
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED, "pages can only be read\n")
        else:
            self._answer(HTTPStatus(code), f"{HTTPStatus(code).phrase}\n")

    def _refused(self) -> tuple[HTTPStatus, str] | None:
        """Whether somebody else's page asks, by a name of its own or from within itself."""
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            return HTTPStatus.FORBIDDEN, f"this is {self.server.url}, by that name only\n"
        if not self.path.startswith("/"):
            return HTTPStatus.BAD_REQUEST, "ask for a path\n"
        site, mode = self.headers.get("Sec-Fetch-Site", "none"), self.headers.get("Sec-Fetch-Mode", "navigate")
        if site not in ("none", "same-origin") and mode != "navigate":
            return HTTPStatus.FORBIDDEN, "pages of other sites may not ask\n"
        origin = self.headers.get("Origin")
        if origin is not None and not self._is_own(origin):
            return HTTPStatus.FORBIDDEN, "pages of other sites may not ask\n"
        return None

    def _is_own(self, origin: str) -> bool:
        return any(origin.lower() == f"http://{host}" for host in self.server.hosts)

    def _file(self) -> None:
        revision = self.server.live.revision  # before the file is read: a page may be newer than it says, never older
        parts = parse_path(self.path)
        if parts and len(parts) == 2 and parts[0] == OWN:
            text, kind = self.server.own.get(parts[1]), kind_of(parts)
            data = text.encode() if text is not None else None
        else:
            kind, folder = kind_of(parts) if parts else None, self.server.folder
            data = read_served(folder, parts) if parts and kind and folder else None
        if data is None or kind is None:
            page = self.server.missing.replace("{what}", "This page" if self.server.folder else "The site")
            self._answer(HTTPStatus.NOT_FOUND, _enlivened(page.encode(), revision), KINDS[".html"])
        else:
            self._answer(HTTPStatus.OK, _enlivened(data, revision) if kind == KINDS[".html"] else data, kind)

    def _answer(self, status: HTTPStatus, body: bytes | str, kind: str = _TEXT) -> None:
        data = body.encode() if isinstance(body, str) else body
        self._begin(status, kind, {"Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, kind: str, more: dict[str, str]) -> None:
        self.request_version = self.protocol_version  # a request that named none gets headers all the same
        self.send_response(status)
        allowed = {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        for name, value in {"Content-Type": kind, **_HEADERS, **allowed, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell_news(self) -> None:
        """Server-sent events, until the page goes away: what changed since the revision that it shows."""
        if not self.server.listeners.acquire(blocking=False):
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages listen\n")
            return
        try:
            self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8", {})
            if self.command == "GET":
                self._events()
        finally:
            self.server.listeners.release()

    def _events(self) -> None:
        asked = parse_qs(urlsplit(self.path).query).get("revision", [""])[0]
        since, live = self.headers.get("Last-Event-ID") or asked, self.server.live
        self.wfile.write(b"retry: 1000\n\n")
        while True:
            told, revision, text = live.message(since)
            self.wfile.write(f"id: {revision}\ndata: {text}\n\n".encode())
            since = revision
            while not live.wait(told, PULSE):
                self.wfile.write(b": still here\n\n")


def _enlivened(page: bytes, revision: str) -> bytes:
    """A page that listens, and may: its own policy gives way to the one in the headers."""
    own = (
        f'<link rel="stylesheet" href="/{OWN}/live.css">\n'
        f'<script src="/{OWN}/live.js" data-revision="{revision}" defer></script>\n</head>'
    )
    return page.replace(_META, b"", 1).replace(b"</head>", own.encode(), 1)
