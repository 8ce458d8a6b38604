"""strip: which blocks are the page's own words, and which are boilerplate.

`strip(documents)` sets `kept` and `reason` on every block: rules on one page, then repetition over a site (pages of one
site: same `Page.site`, or, where that is empty, pages that share chrome). It fills in `Page.site` where it found one
and `Page.same_as` for pages that repeat another. Its parts can be called by themselves, so that pages are read once:
`reasons(document)` is what one page's own rules drop, `outline` the little that other pages need to know of it,
`across(outlines)` what all pages decide of each other, `apply` puts both on the page. What pages share is found group
by group (`grouped.by_group`, or whatever `across` is given in its place), so that a cluster can do it.
"""

from pipeline.strip.corpus import across, apply, is_empty, strip
from pipeline.strip.outline import Outline, Verdict, outline
from pipeline.strip.page import reasons

__all__ = ["Outline", "Verdict", "across", "apply", "is_empty", "outline", "reasons", "strip"]
