"""clean: bytes of any input → a page with its text fixed for ever, in blocks.

`sources(raw)` walks a raw folder (.txt, .html, JSON Lines, WARC, zip; pages.csv and NAME.json beside files) and yields
a `Source` a page, in sorted order, also for those that cannot be read. `clean(source)` turns one into a `Document`:
text decoded, page facts (title, published_on, updated_on, language), blocks in order that cover every line with text.
A page that cannot be used has status "rejected" and a reason. What the page does not say is left to `strip`.
"""

from typing import TYPE_CHECKING, Any

from pipeline.clean.inputs import sources

if TYPE_CHECKING:
    from pipeline.clean.page import clean

__all__ = ["clean", "sources"]


def __getattr__(name: str) -> Any:
    """What reads a page is loaded when it is used: a run's own process only walks the folder."""
    if name == "clean":
        from pipeline.clean.page import clean

        return clean
    raise AttributeError(f"module 'pipeline.clean' has no attribute {name!r}")
