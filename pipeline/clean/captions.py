"""Captions, footnotes and list items of plain text: lines that their form or their neighbours give away."""

from __future__ import annotations

import re

from pipeline.clean.draft import Draft
from pipeline.vocabulary import any_of

SIDE = re.compile(
    r"[(（](?:写真)?(?:向かって|前列|後列|上段|下段)?[左右中][央側]?(?:から[0-9０-９一二三四五六七八九]{1,2}(?:人目|番目|人め)?|端|側|奥|前)?(?:の人物)?[)）]"
    r"|[(（](?:前列|後列|写真[左右上下中]?|上|下)[)）]$"
)
FROM_SIDE = re.compile(r"[(【]?(?:写真|前列|後列)?[左右](?:から|より)(?=[^。]{3,80}$)")
ARROW = re.compile(r"^\s*[↑▲△←→][^。]{1,80}$")
SCENE = re.compile(rf"{any_of('clean', 'scene')}\s*\d{{0,2}}$")
PHOTO = re.compile(rf"^\s*[(（【]?{any_of('clean', 'photo')}\s*[0-9０-９①-⑳]{{0,2}}\s*[)）】]?\s*[:：/ 　]")
FOOTNOTE = re.compile(
    r"^\s*(?:※|[*＊](?=[^*＊\s])|注\s*[0-9０-９]{0,2}\s*[)）:：]|[(（]注\s*[0-9０-９]{0,2}[)）]|[¹²³⁴⁵⁶⁷⁸⁹]|\[[0-9]{1,2}\]|[*＊][0-9]{1,2})"
)
ITEM = re.compile(
    r"^\s*(?:[•・‣▪▫◦●○‧∙✅✓✔➢➤►▸]|[-–*]\s|[0-9０-９]{1,2}[.．)）、]\s|[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[ア-コ][.．、])"
)
MAX_CAPTION = 80
MAX_ALT = 40


def is_caption(text: str) -> bool:
    """Whether a line is a caption by its own form; `text` is the line with single spaces."""
    if len(text) > MAX_CAPTION or "。" in text:
        return False
    return bool(
        FROM_SIDE.match(text) or SIDE.search(text) or ARROW.match(text) or SCENE.search(text) or PHOTO.match(text)
    )


def mark_forms(drafts: list[Draft]) -> None:
    """Settle captions, footnotes and list items among the drafts that nothing has settled yet."""
    for d in drafts:
        if d.kind:
            continue
        if FOOTNOTE.match(d.raw):
            d.kind = "footnote"
        elif is_caption(d.text):
            d.kind = "caption"
        elif ITEM.match(d.raw):
            d.kind = "list_item"


def mark_alts(drafts: list[Draft], title: Draft | None) -> None:
    """Short lines right above a caption are what the picture itself was called (浜中理事長訪問2)."""
    for i in range(len(drafts) - 2, -1, -1):
        d, after = drafts[i], drafts[i + 1]
        if d.kind or d is title or after.kind != "caption" or len(d.text) > MAX_ALT or re.search(r"[。、!?:]", d.text):
            continue
        if after.gap == 0 or (after.gap == 1 and SIDE.search(after.text) and (d.gap or i == 0)):
            d.kind = "caption"
