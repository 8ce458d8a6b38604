"""annotate: annotations, which say what an analyst reads on a page, and the ways in and out of them.

`read_all(folder, text_of)` gives the annotations of a folder, checked against the JSON Schema, their pages and the
calendar; `Corpus` is such a folder with its pages. `Extraction` gives the tables of a run by page, and
`annotation_of(page)` writes what they say of one as an annotation. docs/annotation.md explains the format.
"""

from pipeline.annotate.annotation import Annotation, EventRow, Named, Part, TimeRow
from pipeline.annotate.corpus import Corpus
from pipeline.annotate.extracted import ExtractedPage, Extraction
from pipeline.annotate.faults import AnnotationDoubt, Fault
from pipeline.annotate.reading import Annotations, Pair, files_of, read_all

__all__ = [
    "Annotation",
    "AnnotationDoubt",
    "Annotations",
    "Corpus",
    "EventRow",
    "ExtractedPage",
    "Extraction",
    "Fault",
    "Named",
    "Pair",
    "Part",
    "TimeRow",
    "files_of",
    "read_all",
]
