"""What every request must pass and every answer carries: this machine alone, this origin alone, nothing but our files.

A page from the web can make a browser ask 127.0.0.1: so the Host must be ours (no DNS rebinding), a write must come
from our own origin, and it must bring the token of this start, which only the address on the terminal gives.
"""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "x-gyoji-token"
READING = ("GET", "HEAD")
HOST = re.compile(r"(\[[0-9a-f:]+\]|[0-9a-z.-]+)(?::[0-9]{1,5})?", re.ASCII)
NAMES = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class Guard:
    """ASGI middleware over the whole app."""

    def __init__(self, app: ASGIApp, token: str, hosts: tuple[str, ...] = NAMES) -> None:
        self.app = app
        self.token = token
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no websockets here

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        why = self.refusal(scope["method"], Headers(scope=scope))
        if why:
            await PlainTextResponse(why + "\n", 403)(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)

    def refusal(self, method: str, headers: Headers) -> str:
        """Why a request is not answered, "" where it is."""
        host = headers.get("host", "")
        named = HOST.fullmatch(host)
        if len(headers.getlist("host")) != 1 or named is None or named[1] not in self.hosts:
            return "This address is not that of the review."
        origin = headers.get("origin", "")
        if origin and origin != f"http://{host}":
            return "Another site may not ask here."
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "Another site may not ask here."
        if method in READING:
            return ""
        if not origin:
            return "A write must say where it comes from."
        if not secrets.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return "A write needs the token of this start: open the address that gyoji review has printed."
        return ""
