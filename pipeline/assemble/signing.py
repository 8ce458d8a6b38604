"""Signings that a sentence tells: 協定を締結しました, inside a reported event or on a day of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.record import Record
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

VERB = re.compile(sign("signing"))
OF_AGREEMENT = re.compile(sign("signing", "agreement"))
PARTIES = re.compile(r"(?P<a>[^、。\s]{2,30}?)(?:と|、)(?P<b>[^、。]{2,50}?)は、?")
_SIGNED = rf"(?:を|に|の)(?P<verb>{sign('signing')})(?:いたし|致し|し|が行われ)(?:ました|た)"
SIGNED = re.compile(rf"(?P<name>[^。、「」\n]{{2,60}}{sign('agreement', 'statement')})(?:書)?{_SIGNED}")
SIGNED_ON = re.compile(
    rf"(?:{sign('dated')})?(?P<name>[^\s、。「」『』（）()にのをはがと]{{2,40}}{sign('agreement')})(?:書)?[」』]?{_SIGNED}"
)


def records(view: View, mains: list[Record]) -> list[Record]:
    """A record for each signing told in the section of another event, which is its parent."""
    out: list[Record] = []
    for main in mains if _spoken_of(view) else ():
        name = view.text[slice(*main.name)]
        if OF_AGREEMENT.search(name):
            continue
        for span in view.sentences(*main.scope[-1]):
            m = SIGNED.search(view.text, *span)
            if m:
                parent = view.text[slice(*main.name)]
                suffix = "の" + m["verb"]
                out.append(
                    replace(
                        main,
                        layout="signing",
                        name=m.span("name"),
                        told=span,
                        parent=parent,
                        suffix=suffix,
                        main=False,
                        trust=0.65,
                    )
                )
                break
    return out


@once_a_page
def _spoken_of(view: View) -> bool:
    """Whether a page speaks of a signing at all."""
    return VERB.search(view.text) is not None


def signed(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """令和6年8月22日付けで包括連携協定を締結しました, with the parties that the sentence begins with."""
    days = [t for t in rows if t.precision == "day"]
    m = SIGNED_ON.search(view.text, days[0].end_char, span[1]) if days and _spoken_of(view) else None
    if not m:
        return []
    parties = PARTIES.match(view.text, span[0], days[0].start_char)
    who = f"{parties['a']}と{parties['b']}の" if parties else ""
    name, suffix = m.span("name"), "の" + m["verb"]
    return [Record("prose", name, (span,), tuple(days[:1]), told=span, prefix=who, suffix=suffix, trust=0.62)]
