"""inputs: the forms in which scraped pages are kept → one `Source` a page.

`sources(raw)` walks a raw folder in sorted order: `.txt` and `.html` files (pages.csv and NAME.json beside them say
where they are from), JSON Lines (`.jsonl`, `.jsonl.gz`), WARC (`.warc`, `.warc.gz`), and `.zip` files of all of these.
A page of an archive is called `pages.warc.gz#3` (its third record), `pages.jsonl#12` (its twelfth line) or
`archive.zip!dir/a.html`; such names are labels only, nothing is ever written under them. Whatever cannot be read is a
Source with a `reason`, and the rest is read on.
"""

from pipeline.clean.inputs.folder import sources

__all__ = ["sources"]
