"""Marks on a text, by the piece that they stand on."""

from pipeline.annotate.marked import Mark


def mark(text: str, piece: str, label: str, note: str = "") -> Mark:
    at = text.index(piece)
    return Mark(at, at + len(piece), label, note)
