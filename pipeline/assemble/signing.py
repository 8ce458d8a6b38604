"""Things done inside a reported event that are events themselves: a sentence that ends in 協定を締結しました."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.lines_of import sentences
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign

OF_AGREEMENT = re.compile(sign("signing", "agreement"))
SIGNED = re.compile(
    rf"(?P<name>[^。、「」\n]{{2,60}}{sign('agreement', 'statement')})(?:書)?(?:を|に|の)(?P<verb>{sign('signing')})"
    r"(?:いたし|致し|し|が行われ)(?:ました|た)"
)


def records(view: View, mains: list[Record]) -> list[Record]:
    """A record for each signing told in the section of another event, which is its parent."""
    out: list[Record] = []
    for main in mains:
        name = view.text[slice(*main.name)]
        if OF_AGREEMENT.search(name):
            continue
        for span in sentences(view.text, *main.scope[-1]):
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
