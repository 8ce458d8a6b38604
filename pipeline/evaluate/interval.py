"""How far a total might lie from what other pages of the same kind would give: a bootstrap over pages."""

from __future__ import annotations

from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import Score

DRAWS = 2000
SEED = 0  # the same report gives the same interval
SPAN = (2.5, 97.5)  # percent: what holds 95 of 100 resamplings


def intervals(report: Report) -> dict[str, tuple[float, float]]:
    """Kind → the interval of F1 that holds 95 of 100 resamplings of the pages; none for statements across pages."""
    import numpy as np

    pages = report.pages
    if not pages:
        return {}
    picked = np.random.default_rng(SEED).multinomial(len(pages), [1 / len(pages)] * len(pages), size=DRAWS)
    out = {}
    for kind in report.scores:
        scores = [page.scores.get(kind, Score()) for page in pages]
        counts = np.array([(s.tp, s.fp, s.fn) for s in scores])
        tp, fp, fn = (picked @ counts).T
        whole = 2 * tp + fp + fn
        f1 = np.where(whole > 0, 2 * tp / np.maximum(whole, 1), 1.0)
        if counts.any():
            low, high = np.percentile(f1, SPAN)
            out[kind] = (float(low), float(high))
    return out
