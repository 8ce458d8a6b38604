#!/usr/bin/env python3
"""Build the sample archives in raw/: the same bytes each time.

    python scripts/samples/build.py

Every page in them is invented. They show that a raw folder may hold what crawlers and scrapers leave: JSON Lines,
a packed WARC with records that are no pages, and a zip of a saved site.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import pathlib
import uuid
import zipfile

RAW = pathlib.Path(__file__).resolve().parents[2] / "raw"
FETCHED = "2024-06-10T03:00:00Z"

FRAME = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>{title} - 臼杵はちみつ研究会</title></head>
<body>
<header><a href="/">臼杵はちみつ研究会</a>
<nav><ul><li><a href="/about/">会について</a></li><li><a href="/news/">お知らせ</a></li></ul></nav></header>
<main><h1>{title}</h1>
<p>公開日：{published}</p>
{body}
</main>
<footer><p>© 臼杵はちみつ研究会</p></footer>
</body></html>
"""

HONEY = [
    {
        "url": "https://hachi.usuki-honey.example/news/miel-2024.html",
        "title": "養蜂講習会「みつばちの一年」を開きます",
        "published": "2024年4月2日",
        "body": "<dl><dt>日時</dt><dd>2024年5月19日（日）午前10時から正午まで</dd>"
        "<dt>会場</dt><dd>臼杵市野津中央公民館</dd><dt>講師</dt><dd>八坂 蜜彦（臼杵はちみつ研究会会長）</dd>"
        "<dt>定員</dt><dd>20人</dd></dl>",
    },
    {
        "url": "https://hachi.usuki-honey.example/news/saimitsu-2024.html",
        "title": "採蜜見学会の記録",
        "published": "2024年6月3日",
        "body": "<p>2024年6月1日、臼杵市の深田で採蜜見学会を開催しました。"
        "会長の八坂蜜彦があいさつし、参加した24人が遠心分離器を回しました。</p>",
    },
]

TOWN = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="ja"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}／安曇野凧あげ保存会</title></head>
<body><p><a href="#honbun">本文へ</a></p>
<div id="header"><a href="/">安曇野凧あげ保存会</a></div>
<div id="pankuzu">トップ &gt; 行事 &gt; {title}</div>
<div id="main"><h1><a name="honbun">{title}</a></h1>
{body}
</div>
<div id="footer">安曇野凧あげ保存会</div></body></html>
"""

KITES = [
    (
        "https://tako.azumino-kite.example/2023.html",
        "euc_jp",
        "第41回凧あげ大会",
        "<table><tr><th>日時</th><td>2023年1月8日（日）10時開始</td></tr>"
        "<tr><th>場所</th><td>安曇野市 高瀬川河川敷</td></tr><tr><th>主催</th><td>安曇野凧あげ保存会</td></tr></table>",
    ),
    (
        "https://tako.azumino-kite.example/kekka.html",
        "cp932",
        "第41回凧あげ大会の結果",
        "<p>2023年1月8日に安曇野市の高瀬川河川敷で第41回凧あげ大会を開催し、86組が参加しました。</p>",
    ),
]

LIBRARY = """<html><head><meta charset="utf-8"><title>{title}｜三次ひばり文庫</title></head><body>
<h1>{title}</h1>
{body}
<hr><address>三次ひばり文庫</address></body></html>
"""

READINGS = {
    "2022/aki.html": (
        "秋の朗読会",
        "<p>2022年10月22日、三次市のひばり文庫で秋の朗読会を開きました。朗読は鶯谷ひばりさん、45人が耳を傾けました。</p>",
    ),
    "2022/fuyu.html": (
        "冬の朗読会のご案内",
        "<ul><li>日時：2022年12月10日（土）14時～15時30分</li><li>会場：三次ひばり文庫 2階</li></ul>",
    ),
}


def jsonl() -> bytes:
    """Two pages as a scraper exports them: the first as HTML, the second as its text."""
    rows: list[dict[str, str]] = []
    for page in HONEY[:1]:
        rows.append({"url": page["url"], "html": FRAME.format(**page), "fetched_at": FETCHED})
    text = f"{HONEY[1]['title']}\n\n公開日：{HONEY[1]['published']}\n\n{HONEY[1]['body'][3:-4]}\n"
    rows.append({"url": HONEY[1]["url"], "text": text, "fetched_at": FETCHED})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def warc() -> bytes:
    """Requests, two responses in old encodings, one that was not found and one that had not changed."""
    out = [_record("warcinfo", "", b"software: by hand\r\n", "application/warc-fields")]
    for url, charset, title, body in KITES:
        page = TOWN.format(charset=charset.replace("cp932", "Shift_JIS").replace("_", "-"), title=title, body=body)
        out.append(_record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"))
        out.append(_record("response", url, _http("200 OK", page.encode(charset))))
    out.append(_record("response", "https://tako.azumino-kite.example/2022.html", _http("404 Not Found", b"")))
    out.append(_record("revisit", "https://tako.azumino-kite.example/index.html", _http("200 OK", b"")))
    return b"".join(gzip.compress(record, mtime=0) for record in out)


def _http(status: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _record(kind: str, url: str, block: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    number = uuid.UUID(bytes=hashlib.sha256(kind.encode() + url.encode()).digest()[:16])
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"WARC-Date: {FETCHED}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def zipped() -> bytes:
    """A saved site with a list that says where its files are from."""
    out = io.BytesIO()
    rows = [f"{name},https://bunko.hibari.example/{name},{FETCHED}" for name in READINGS]
    files = {name: LIBRARY.format(title=title, body=body) for name, (title, body) in READINGS.items()}
    files["pages.csv"] = "\n".join(["source,url,fetched_at", *rows, ""])
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (2024, 6, 10, 12, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, text)
    return out.getvalue()


if __name__ == "__main__":
    archives = RAW / "archives"
    archives.mkdir(exist_ok=True)
    (archives / "usuki-honey.jsonl").write_bytes(jsonl())
    (archives / "azumino-kite.warc.gz").write_bytes(warc())
    (archives / "hibari-bunko.zip").write_bytes(zipped())
