"""strip: which blocks are the page's own words, and which are boilerplate.

`strip(documents)` sets `kept` and `reason` on every block: rules on one page, then repetition over a site (pages of one
site: same `Page.site`, or, where that is empty, pages that share chrome). It fills in `Page.site` where it found one
and `Page.same_as` for pages that repeat another. `reasons(document)` gives the first half alone, what one page's own
rules drop, so that it can be kept and handed in again when other pages of the site change.
"""

from pipeline.strip.corpus import strip
from pipeline.strip.page import reasons

__all__ = ["reasons", "strip"]
