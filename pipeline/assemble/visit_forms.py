"""How a clause tells a visit or a meeting by its verb: who called on whom, who came, who was met, what was seen."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.assemble.patterns import NOTE, WHO
from pipeline.assemble.words import sign


class Form(NamedTuple):
    pattern: re.Pattern[str]  # with the groups who or what, and verb
    link: str  # between the name and the verb: 副市長|を|訪問
    first: str  # the groups in which the name begins and ends
    last: str

    def suffix(self, m: re.Match[str]) -> str:
        """What makes a name of those who came or were seen: を表敬訪問, から来学."""
        return self.link + {"訪れ": "訪問"}.get(m["verb"], m["verb"])


_COMERS = rf"(?P<who>{WHO}{{2,40}}?(?:ら|一行|{sign('comer')})?)"
CALLED = Form(  # 総領事が本学を表敬訪問されました: who, whom, what
    re.compile(
        rf"(?P<who>{WHO}{{2,40}}?)(?:ら|一行)?が、?(?:[^、。「」はがを]{{0,16}}(?:に|で)、?)?(?P<what>{WHO}{{2,30}})を"
        rf"(?P<verb>{sign('visit_kind', 'goodwill')}?訪問(?=し(?:、|ま|た|て)|され|。|$)|訪れ(?=ま|、|た|て))"
    ),
    "を",
    "who",
    "what",
)
CAME = Form(  # 大学から、…が学長を訪問, 大学から…来学されました: whence and what
    re.compile(
        rf"(?P<who>{WHO}{{2,40}}?)から(?:は)?、?[^。]{{0,120}}?"
        rf"(?P<verb>(?:{WHO}{{2,24}}を)?(?:表敬)?訪問|{sign('coming')})(?=され|し(?:、|ま|た|て)|が)"
    ),
    "から",
    "who",
    "who",
)
CAME_TO = Form(  # 一行が市長と、本市を訪れ
    re.compile(rf"{_COMERS}が、?(?:[^。「」]{{0,30}}(?:と|に|を)、?)?(?P<verb>訪れ|{sign('coming')})"),
    "が",
    "who",
    "who",
)
MET = Form(
    re.compile(
        rf"(?P<who>{WHO}{{2,40}}){NOTE}とは?(?:[^、。「」]{{0,16}}?(?:に|で|、))?"
        rf"(?P<verb>{sign('meeting')})(?=し|を行|が行|いた|、|。)"
    ),
    "との",
    "who",
    "who",
)
RECEIVED = Form(
    re.compile(
        rf"(?P<who>{WHO}{{2,40}}){NOTE}"
        r"(?:から(?:は)?、?[^。「」]{0,24}?|の)(?P<verb>表敬)(?:訪問)?(?=を受け|も?が?ありました)"
    ),
    "の",
    "who",
    "who",
)
VISITED = Form(
    re.compile(
        rf"(?P<what>{WHO}{{2,40}})を(?P<verb>{sign('visiting', 'visiting_too')})"
        r"(?=し(?:、|ま|た|て)|され|いた|。|$|して|(?<=れ)(?:ま|、|た|て))"
    ),
    "を",
    "what",
    "what",
)
FORMS = (CALLED, CAME, CAME_TO, RECEIVED, MET, VISITED)
# one of their verbs: a sentence without it need not be searched for a visit, which takes long to fail
VERB = re.compile(rf"訪|来|{sign('visiting', 'visiting_too', 'meeting')}")
