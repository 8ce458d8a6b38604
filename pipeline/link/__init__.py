"""link: what many pages say → the things that exist: events, people, cities, organizations.

`link(documents)` groups statements that mean one thing (blocking, then explained similarity, never against a hard
fact), resolves each group's values to the best supported, and gives stable ids. It returns a `Corpus`. What people have
decided of statements (`Ties`) stands above all of it.
"""

from pipeline.link.concluding import link
from pipeline.link.corpus import Corpus
from pipeline.link.ties import Ties

__all__ = ["Corpus", "Ties", "link"]
