"""More to train on than was annotated: names changed for other names of their kind, noise, and invented lines."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline import vocabulary
from pipeline.recognize import tokens
from pipeline.recognize.ner.corpus import LabelSpan, Sample

LONGEST = 24  # code points of a name that is put in another's place
SLOT = re.compile(r"\{(\w{1,20})\}")
NAME_SLOTS = ("sei", "mei", "kana", "pref", "country", "city", "org", "facility", "event")
ENTITY = re.compile(r"\[([A-Z]{3,8}):([^\]]{1,200})\]")


class Augmenter:
    """Makes new samples from the names of given ones; everything random comes from `rng`."""

    def __init__(self, samples: Sequence[Sample], rng: random.Random) -> None:
        self.rng = rng
        self.names: dict[str, list[str]] = defaultdict(list)
        for sample in samples:
            for start, end, label in sample.entities:
                if end - start <= LONGEST:
                    self.names[label].append(sample.text[start:end])
        self.slots = {
            row["slot"]: row["words"].split(" ") for row in vocabulary.read("recognize.ner", "synthetic_words")
        }
        self.slots |= _slots_of_names(self.names)
        self.templates = vocabulary.words("recognize.ner", "synthetic", "template")

    def other_names(self, sample: Sample, share: float = 0.5) -> Sample:
        """The sample with that share of its names changed for other names of the same label."""
        text, at, shift, entities = "", 0, 0, []
        moved = dict.fromkeys(sample.unscored, 0)
        for start, end, label in sorted(sample.entities):
            name = sample.text[start:end]
            if start < at:
                return sample  # nested names: leave it as it is
            if self.rng.random() < share and end - start <= LONGEST:
                name = self.rng.choice(self.names[label])
            text += sample.text[at:start] + name
            entities.append((len(text) - len(name), len(text), label))
            at, shift = end, len(text) - end
            moved.update({span: shift for span in moved if span[0] >= end})
        return Sample(text + sample.text[at:], tuple(entities), tuple((s + by, e + by) for (s, e), by in moved.items()))

    def lower_case(self, sample: Sample) -> Sample:
        """The sample with its Latin letters small, as on pages that do so."""
        return Sample(re.sub("[A-Z]", lambda m: m[0].lower(), sample.text), sample.entities, sample.unscored)

    def english_before(self, sample: Sample) -> Sample:
        """The sample after a run of English words that name nothing."""
        words = self._latin() + self.rng.choice([" ", "　", "\n"])
        by = len(words)
        entities = tuple((s + by, e + by, label) for s, e, label in sample.entities)
        return Sample(words + sample.text, entities, tuple((s + by, e + by) for s, e in sample.unscored))

    def invented(self) -> Sample:
        """A line of one of our templates, or two of them."""
        lines = [self._fill(self.rng.choice(self.templates)) for _ in range(self.rng.choice([1, 1, 2]))]
        text, entities = "", []
        for line in lines:
            part, spans = line
            entities += [(s + len(text), e + len(text), label) for s, e, label in spans]
            text += part + self.rng.choice([" ", "　", "\n"])
        return Sample(text[:-1], tuple(entities))

    def _fill(self, template: str) -> tuple[str, list[LabelSpan]]:
        text, at, spans = "", 0, []
        for match in ENTITY.finditer(template):
            text += self._slots(template[at : match.start()])
            start, at = len(text), match.end()
            text += self._slots(match[2])
            spans.append((start, len(text), match[1]))
        return text + self._slots(template[at:]), spans

    def _slots(self, text: str) -> str:
        return SLOT.sub(lambda m: self._word(m[1]), text)

    def _word(self, slot: str) -> str:
        if slot == "d":
            return str(self.rng.randint(1, 9))
        return self._latin() if slot == "latin" else self.rng.choice(self.slots[slot])

    def _latin(self) -> str:
        words = [self.rng.choice(self.slots["latin"]) for _ in range(self.rng.randint(1, 5))]
        return " ".join(word.lower() if self.rng.random() < 0.3 else word for word in words)


def _slots_of_names(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """Words for the slots that hold names, taken apart by Sudachi's classes of proper nouns."""
    slots: dict[str, list[str]] = defaultdict(list)
    for name in names["PERSON"]:
        words = tokens.tokenize(name)
        for slot, kind in (("sei", "姓"), ("mei", "名")):
            slots[slot] += [word.text for word in words if word.pos[3] == kind]
        if re.fullmatch(r"[ァ-ヺー]{2,12}[・＝][ァ-ヺー・＝]{2,14}", name):
            slots["kana"].append(name)
    for name in names["PLACE"]:
        words = tokens.tokenize(name)
        if name.endswith(("都", "道", "府", "県")):
            slots["pref"].append(name)
        elif all(word.pos[3] == "国" for word in words):
            slots["country"].append(name)
        elif name.endswith(("市", "町", "村", "区")) or re.fullmatch("[ァ-ヺー]{3,10}", name):
            slots["city"].append(name)
    for slot, label in (("org", "ORG"), ("facility", "FACILITY"), ("event", "EVENT")):
        slots[slot] = names[label]
    return {slot: slots[slot] or ["未定"] for slot in NAME_SLOTS}
