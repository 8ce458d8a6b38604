"""The page itself: its facts, and which characters are its body."""

from __future__ import annotations

from pipeline.evaluate.likeness import EQUAL, similarity
from pipeline.evaluate.scores import Finding, PageScore, Verdict
from pipeline.evaluate.sheet import Sheet

DAYS = ("published_on", "updated_on")


def judge_facts(sheet: Sheet, score: PageScore) -> None:
    """Title, day of publication, day of the last change, where the annotation has them."""
    facts = sheet.annotation.facts
    title, got = facts.get("title", ""), sheet.row.get("title", "")
    if title:
        score.judge(_fact(sheet, "page_title", title, got), similarity(title, got) >= EQUAL)
    for day in DAYS:
        if day in facts:
            got = sheet.row.get(day, "")
            score.judge(_fact(sheet, day, facts[day], got), got == facts[day])


def judge_body(sheet: Sheet, score: PageScore) -> None:
    """Characters that are not white space: kept and annotated, kept, annotated."""
    if sheet.text is None or sheet.annotation.body_lines is None or (sheet.page and sheet.page.kept is None):
        return
    kept = bytearray(len(sheet.text))
    for start, end in (sheet.page.kept or ()) if sheet.page else ():
        start, end = sheet.carried(start), sheet.carried(end)
        kept[start:end] = b"\1" * (end - start)
    body, at = sheet.annotation.body, 0
    for number, line in enumerate(sheet.text.split("\n"), start=1):
        solid = [i for i, char in enumerate(line, start=at) if not char.isspace()]
        mine, wanted = sum(kept[i] for i in solid), number in body
        score.score("body").add(mine * wanted, mine * (not wanted), (len(solid) - mine) * wanted)
        if solid and (mine < len(solid) if wanted else mine > 0):
            verdict: Verdict = "missed" if wanted else "extra"
            spans = ((at, at + len(line)),)
            score.note(Finding(sheet.stem, "body", verdict, line.strip(), line=number, spans=spans))
        at += len(line) + 1


def _fact(sheet: Sheet, name: str, expected: str, got: str) -> Finding:
    return Finding(sheet.stem, "page", "found", sheet.stem, field=name, expected=expected, got=got)
