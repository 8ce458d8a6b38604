"""The app: its pages, its answers in JSON, and its only write."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.decisions import Decision, standing
from pipeline.errors import GyojiError
from pipeline.review.desk import Desk, State
from pipeline.review.detail import detail, told
from pipeline.review.guard import NAMES, Guard
from pipeline.review.messages import LANGUAGES, messages, preferred
from pipeline.review.pagetext import page
from pipeline.review.posting import Refused, post
from pipeline.review.queue import Filter, choices, queue

LARGEST = 65_536  # bytes of a write
ROOM = Path(str(files("pipeline.review")))


def application(desk: Desk, token: str, language: str = "", hosts: tuple[str, ...] = NAMES) -> Starlette:
    """The app over a desk. `token` is what a write must bring; `language` "" is what the browser prefers."""
    answers = _Answers(desk, token, language)
    routes = [
        Route("/", answers.shell),
        Route("/messages/{language}.json", answers.messages),
        Route("/api/queue", answers.json(answers.queue)),
        Route("/api/choices", answers.json(answers.choices)),
        Route("/api/items/{key}", answers.json(answers.item)),
        Route("/api/pages/{key}", answers.json(answers.page)),
        Route("/api/decisions", answers.json(answers.decisions)),
        Route("/api/decide", answers.decide, methods=["POST"]),
        Mount("/static", StaticFiles(directory=ROOM / "static")),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token, hosts=hosts)])


class _Answers:
    def __init__(self, desk: Desk, token: str, language: str) -> None:
        self.desk = desk
        self.token = token
        self.language = language
        loader = jinja2.FileSystemLoader(ROOM / "templates")
        self.templates = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)

    async def shell(self, request: Request) -> Response:
        """The empty app; the token only for who comes with the address that was printed."""
        asked = request.query_params.get("lang", "") or self.language
        language = asked if asked in LANGUAGES else preferred(request.headers.get("accept-language", ""))
        given = request.query_params.get("token", "")
        writes = secrets.compare_digest(given.encode(), self.token.encode())
        shown = self.templates.get_template("index.html").render(
            t=messages(language), lang=language, other=LANGUAGES[language == LANGUAGES[0]],
            token=self.token if writes else "", who=self.desk.who, folder=self.desk.tables.extracted.name,
        )  # fmt: skip
        return HTMLResponse(shown)

    async def messages(self, request: Request) -> Response:
        language = request.path_params["language"]
        return JSONResponse(dict(messages(language))) if language in LANGUAGES else _missing()

    def json(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        """An endpoint from a function that reads files: outside the event loop, what it cannot read as a sentence."""

        async def endpoint(request: Request) -> Response:
            try:
                found = await run_in_threadpool(answer, request)
            except GyojiError as error:
                return JSONResponse({"error": "broken", "detail": str(error)}, 503)
            return _missing() if found is None else JSONResponse(found)

        return endpoint

    def queue(self, request: Request) -> Any:
        asked = request.query_params
        offset, limit = _number(asked.get("offset", "0")), _number(asked.get("limit", "100"))
        return queue(self.desk.state(), Filter.of(asked), offset, limit, asked.get("find", ""))

    def choices(self, _request: Request) -> Any:
        return choices(self.desk.state())

    def item(self, request: Request) -> Any:
        return detail(self.desk, self.desk.state(), request.path_params["key"])

    def page(self, request: Request) -> Any:
        return page(self.desk, self.desk.state(), request.path_params["key"])

    def decisions(self, _request: Request) -> Any:
        state = self.desk.state()
        stands = {d.id for d in standing(state.log.decisions)}
        outcomes = self.desk.tables.outcomes()
        rows = [
            {**told(d), "stands": d.id in stands, "outcome": outcomes.get(d.id, ("pending", ""))}
            for d in reversed(state.log.decisions)
        ]
        names = {row["id"]: row for row in rows}
        for row in rows:
            if row["what"] == "undo" and row["of"] in names:
                row["name"], row["undid"] = names[row["of"]]["name"], names[row["of"]]["what"]
        return {"rows": rows[:500], "all": len(rows), "faults": len(state.log.faults), "path": str(self.desk.path)}

    async def decide(self, request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            return JSONResponse({"error": "refused.what"}, 415)
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    return JSONResponse({"error": "refused.what"}, 413)
        except ClientDisconnect:
            return Response(status_code=400)
        return await run_in_threadpool(self._decide, bytes(body))

    def _decide(self, body: bytes) -> Response:
        asked = _read(body)
        if asked is None:
            return JSONResponse({"error": "refused.what"}, 400)
        try:
            before = self.desk.state()
            made = post(self.desk, asked)
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, 422)
        except GyojiError as error:
            return JSONResponse({"error": "broken", "detail": str(error)}, 503)
        return JSONResponse({"decisions": [told(d) for d in made], "touched": self._touched(before, made)})

    def _touched(self, before: State, made: Sequence[Decision]) -> list[str]:
        """The items whose decisions are other ones now."""
        after = self.desk.state()
        ids = {d.of or d.id for d in made}
        of = [*before.verdicts.of.items(), *after.verdicts.of.items()]
        return list(dict.fromkeys(key for key, verdict in of if any(d.id in ids for d in verdict.decisions)))


def _read(body: bytes) -> dict[str, Any] | None:
    """The JSON object that was sent; None where it is none, or holds half of a character, which no file can."""
    try:
        asked = json.loads(body)
        json.dumps(asked, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    return asked if isinstance(asked, dict) else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _missing() -> Response:
    return JSONResponse({"error": "refused.gone"}, 404)
