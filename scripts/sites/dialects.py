"""What the editors of content systems make of headings, lists, pairs of terms, tables and files."""

from __future__ import annotations

import html
from typing import Any

Block = tuple[str, Any]  # a mark of contents.txt ("" for running text), and what it marks


def body(pieces: list[Block], dialect: str) -> str:
    """The pieces as the site's editor writes them."""
    return "\n".join(DIALECTS[dialect](mark, item) for mark, item in pieces)


def _modern(mark: str, item: Any) -> str:
    e = html.escape
    if mark in ("#", "##"):
        return f"<h{len(mark) + 1}>{e(item)}</h{len(mark) + 1}>"
    if mark == "-":
        return "<ul>" + "".join(f"<li>{e(x)}</li>" for x in item) + "</ul>"
    if mark == ":":
        return "<dl>" + "".join(f"<dt>{e(a)}</dt><dd>{e(b)}</dd>" for a, b in item) + "</dl>"
    if mark == "|":
        head = "".join(f'<th scope="col">{e(c)}</th>' for c in item[0])
        rows = "".join("<tr>" + "".join(f"<td>{e(c)}</td>" for c in row) + "</tr>" for row in item[1:])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if mark == "^":
        return f'<p class="filelink"><a class="pdf" href="/files/1.pdf">{e(item)}</a></p>'
    return f"<p>{e(item)}</p>"


def _cells(mark: str, item: Any) -> str:
    e = html.escape
    if mark in ("#", "##"):
        return f"<h{len(mark) + 1}><strong>{e(item)}</strong></h{len(mark) + 1}>\n"
    if mark == ":":
        rows = "".join(f'<tr><th scope="row">{e(a)}</th><td><p>{e(b)}</p></td></tr>\n' for a, b in item)
        return f'<table style="width:100%"><tbody>\n{rows}</tbody></table>'
    if mark == "-":
        return "<p>" + "<br>\n".join(f"・{e(x)}" for x in item) + "</p>"
    return _modern(mark, item)


def _old(mark: str, item: Any) -> str:
    e = html.escape
    if mark in ("#", "##"):
        return f"<P><B>■{e(item)}</B></P>"
    if mark == "-":
        return "<P>" + "<BR>".join(f"・{e(x)}" for x in item) + "</P>"
    if mark in (":", "|"):
        rows = "".join("<TR>" + "".join(f"<TD>{e(c)}</TD>" for c in row) + "</TR>" for row in item)
        return f'<TABLE border="1" cellpadding="4">{rows}</TABLE>'
    return f"<P>{e(item)}</P>"


def _lines(mark: str, item: Any) -> str:
    e = html.escape
    if mark in ("#", "##"):
        return f"<b>【{e(item)}】</b><br />"
    if mark == "-":
        return "".join(f"・{e(x)}<br />" for x in item)
    if mark in (":", "|"):
        return "".join(f"■{e('　'.join(row))}<br />" for row in item)
    return f"{e(item)}<br /><br />"


DIALECTS = {"modern": _modern, "cells": _cells, "old": _old, "lines": _lines}
