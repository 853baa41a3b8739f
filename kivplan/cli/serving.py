"""Pages for the browsers of this machine alone: at the loopback address, below a path nobody can guess.

Whoever else uses the machine may reach its loopback address too, and a page of the network may send a browser there:
so the path holds a secret, and only requests that name this address itself are answered.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOST = "127.0.0.1"
_BEAT = 15  # seconds between signs of life, by which a browser that has gone is noticed
_KINDS = {"css": "text/css", "js": "text/javascript", "html": "text/html"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass
class Show:
    """What is on show: files by name, and a number that rises whenever they change."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    version: int = 0
    over: bool = False
    changed: Condition = field(default_factory=Condition)

    def renew(self, files: Mapping[str, bytes]) -> None:
        """Show other files from now on, and tell those who wait."""
        with self.changed:
            self.files, self.version = files, self.version + 1
            self.changed.notify_all()

    def end(self) -> None:
        """Let everybody go who waits."""
        with self.changed:
            self.over = True
            self.changed.notify_all()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, show: Show, secret: str) -> None:
        self.show = show
        self.secret = secret
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle of an answer is nobody's concern."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "kivplan"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        if self.headers.get("Host") not in (f"{HOST}:{port}", f"localhost:{port}"):
            self.send_error(421)
            return
        root, name = f"/{self.server.secret}/", self.path.partition("?")[0]
        if not name.startswith(root):
            self.send_error(404)
        elif name == f"{root}events":
            self._tell_of_changes()
        else:
            self._send(name.removeprefix(root) or "index.html")

    def _send(self, name: str) -> None:
        data = self.server.show.files.get(name)
        if data is None:
            self.send_error(404)
            return
        self._begin(f"{_KINDS.get(name.rpartition('.')[2], 'text/html')}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _tell_of_changes(self) -> None:
        """The number of what is on show, now and whenever it changes, for as long as the browser listens."""
        self._begin("text/event-stream")
        self.end_headers()
        show, told = self.server.show, -1
        while not show.over:
            with show.changed:
                if show.version == told:
                    show.changed.wait(_BEAT)
                word = f"data: {show.version}\n\n" if show.version != told else ": still here\n\n"
                told = show.version
            self.wfile.write(word.encode())
            self.wfile.flush()

    def _begin(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the plan."""


@contextmanager
def serving(show: Show, port: int) -> Iterator[str]:
    """Serve what is on show until the context ends; the address of its first page.

    ``port`` 0: any that is free. Raises UsageError where the port is taken or may not be used.
    """
    secret = secrets.token_urlsafe(12)
    try:
        server = _Server(port, show, secret)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--port {port} cannot be used: {reason}", hint="name another, or 0 for any") from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/{secret}/"
    finally:
        show.end()
        with suppress(OSError):
            server.shutdown()
            server.server_close()
