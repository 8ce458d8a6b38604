"""Things done inside a reported event that are events themselves: a sentence that ends in 協定を締結しました."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.lines_of import sentences
from pipeline.assemble.record import Record
from pipeline.assemble.view import View

SIGNED = re.compile(
    r"(?P<name>[^。、「」\n]{2,60}(?:協定|覚書|議定書|共同宣言|共同声明|宣言|合意書))(?:書)?(?:を|に|の)(?P<verb>締結|調印|署名)(?:いたし|致し|し|が行われ)(?:ました|た)"
)


def records(view: View, mains: list[Record]) -> list[Record]:
    """A record for each signing told in the section of another event, which is its parent."""
    out: list[Record] = []
    for main in mains:
        name = view.text[slice(*main.name)]
        if re.search(r"締結|調印|協定|覚書|署名", name):
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
