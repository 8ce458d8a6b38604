"""Running the app on this machine's loopback interface, and telling where it is."""

from __future__ import annotations

import errno
import secrets
import socket
import threading
from collections.abc import Callable

from pipeline.errors import InputError, OutputError
from pipeline.review.app import application
from pipeline.review.desk import Desk
from pipeline.review.messages import LANGUAGES

HOST = "127.0.0.1"
PORTS = 65_536


def serve(desk: Desk, port: int, language: str, started: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `started` gets the address that may write. Port 0 is any that is free.

    Raises:
        InputError: there is no such port or language.
        OutputError: the port is taken.
        StageError: there are no tables.
    """
    import uvicorn

    if not 0 <= port < PORTS:
        raise InputError(f"--port is {port}; it must be at most {PORTS - 1}, or 0 for any that is free")
    if language not in ("", *LANGUAGES):
        raise InputError(f"--lang is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    token = secrets.token_urlsafe(24)
    desk.state()
    listener = _listen(port)
    app = application(desk, token, language)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    threading.Thread(target=_warm, daemon=True).start()
    started(f"http://{HOST}:{listener.getsockname()[1]}/?token={token}")
    uvicorn.Server(config).run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        why = "is in use: give another with --port" if error.errno == errno.EADDRINUSE else f"cannot be used: {error}"
        raise OutputError(f"Port {port} {why}") from error
    listener.listen()
    return listener


def _warm() -> None:
    """Load what the first page and the first edit need, which takes seconds, before they are asked for."""
    import time

    import pyarrow.parquet  # noqa: F401

    from pipeline.decisions.edits import fault

    time.sleep(1.5)  # the first screen goes first
    fault("kind", "other")
