"""What the words beside a name, or the label over it, say of the part that the person has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.assemble import roles
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Mention, PersonRole

ROLES: dict[str, PersonRole] = {
    "attendee": "attendee",
    "visitor": "visitor",
    "visited": "visited",
    "host": "host",
    "organizer": "organizer",
    "speaker": "speaker",
    "moderator": "moderator",
    "signatory": "signatory",
}
SENTENCE = re.compile(r"(?:「[^「」\n]{0,300}」|[^。！？\n])*")  # what is said in quotes may be sentences of its own
NOTE = rf"(?:{BRACKET}|[=＝][^=＝\n]{{1,24}}[=＝])?"
TITLE = re.compile(
    rf"[\s　]*{sign('honorific')}?{NOTE}(?:[\s　]?[^、。,，\sぁ-ん（()）「」=＝]{{1,24}})?"
    rf"{sign('honorific')}?{NOTE}[\s　]*(?:(?:ほか|はじめ|をはじめ)[^、。がはをに]{{0,24}}|一行|ら)?"
)
SUBJECT = re.compile(rf"(?:が|は|より|から(?:は)?|も|に(?=[^。]{{0,24}}{sign('thanks')}))")
LISTED = re.compile(rf"[\s　]*{sign('honorific')}?{NOTE}(?:はじめ|、|，|・|と(?!の)|や|そして|のほか|{sign('and')})")
TITLE_LINE = re.compile(r"[「『“\"].{2,80}[」』”\"]")  # the title of a talk between a label and its speaker
NUMERAL = re.compile(r"[\s　]*[IVXⅠ-Ⅹ0-9０-９①-⑩]{1,3}$")
TALK_LINE = re.compile(rf"[^\s　。、]{{0,12}}{sign('talk', 'talk_too')}")
WINDOW = 40
LIST = 8  # lines over a name that may be names of the same list, or blank


@dataclass(frozen=True, slots=True)
class Found:
    """What a person is told to be; `rank` says how plainly: 10 by a field, 1 that it was there, 0 by nothing."""

    mention: Mention
    role: PersonRole
    rank: int

    @property
    def came(self) -> bool:
        """Whether no more is said than that the person was there, as a signatory is too."""
        return self.role == "attendee" and self.rank == 1


def played(word: roles.RoleWord) -> PersonRole:
    """The role that a word beside a name gives."""
    return ROLES.get(word.role, "other")


def near(view: View, mention: Mention, before: int, only: tuple[str, ...] = ()) -> roles.RoleWord | None:
    """The row of the roles that the words before or behind a name in its sentence fit."""
    text = view.text
    start = max(before, mention.start - WINDOW, text.rfind("\n", 0, mention.start) + 1)
    head = text[start : mention.start]
    head = head[max(head.rfind("。"), -1) + 1 :]
    whole = SENTENCE.match(text, mention.end, min(len(text), mention.end + 400))
    tail = whole[0] if whole else ""
    rest = tail[TITLE.match(tail).end() :]  # type: ignore[union-attr]  # every part of it may be empty
    heard = _heard(head, tail, rest)
    for word in roles.role_words() if any(heard.values()) else ():
        if not heard[word.where] or (only and word.role not in only):
            continue
        if _fits(word, head, tail, rest):
            return word
    return None


def _heard(head: str, tail: str, rest: str) -> dict[str, bool]:
    """For each place of role words whether one of them can fit: most names have none beside them."""
    subject = SUBJECT.match(rest) or LISTED.match(rest) or LISTED.match(tail)
    return {
        "before": bool(roles.role_pattern("before").search(head)),
        "object": bool(roles.role_pattern("object").match(rest)),
        "behind": bool(roles.role_pattern("behind").match(tail)),
        "subject": bool(subject and roles.role_pattern("subject").search(rest)),
    }


def above(view: View, mention: Mention) -> PersonRole | None:
    """The role that a label alone on its line gives to the names on the lines under it: 卓話者 / 山本 某会員."""
    text = view.text
    end = text.rfind("\n", 0, mention.start)
    for _ in range(LIST):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        line = text[start : max(end, 0)].strip(" 　\t・•■●○◆◇【】[]［］<>＜＞:：")
        if line and not TITLE_LINE.fullmatch(line) and not view.mentions_in(start, end, "PERSON"):
            line = NUMERAL.sub("", line)
            found = view.role_of(line) if len(line) <= 12 else ""
            labelled = next(
                (w for w in roles.role_words() if w.where == "before" and w.pattern.fullmatch(line + "：")), None
            )
            if found in ROLES or labelled:
                return ROLES.get(found) or ROLES.get(labelled.role, "other")  # type: ignore[union-attr]
            return "speaker" if TALK_LINE.fullmatch(line) else None
        if start == 0 or end - start > 80:
            return None
        end = start - 1
    return None


def _fits(word: roles.RoleWord, head: str, tail: str, rest: str) -> bool:
    if word.where == "before":
        found = list(word.pattern.finditer(head))
        return bool(found) and not re.search(r"[、。]", head[found[-1].end() :])
    if word.where == "object":
        return bool(word.pattern.match(rest))
    if word.where == "behind":
        return bool(word.pattern.match(tail))
    return bool(word.pattern.search(rest))  # the name is the subject, or listed before it: _heard has seen to it
