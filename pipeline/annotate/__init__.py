"""annotate: annotations, which say what an analyst reads on a page, and the ways in and out of them.

`read_all(folder, text_of)` gives the annotations of a folder, checked against the JSON Schema, their pages and the
calendar; `Corpus` is such a folder with its pages. `Extraction` gives the tables of a run by page, and
`annotation_of(page)` writes what they say of one as an annotation. `export_pages` and `import_pages` are the ways to
annotators' tools and back. docs/annotation.md explains the format.
"""

from pipeline.annotate.annotation import Annotation, EventRow, Named, Part, TimeRow
from pipeline.annotate.corpus import Corpus
from pipeline.annotate.exchange import FORMATS, export_pages, import_pages
from pipeline.annotate.extracted import ExtractedPage, Extraction
from pipeline.annotate.faults import AnnotationDoubt, Fault
from pipeline.annotate.of_tables import annotation_of, write_annotation
from pipeline.annotate.reading import Annotations, Pair, files_of, read_all

__all__ = [
    "FORMATS",
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
    "annotation_of",
    "export_pages",
    "files_of",
    "import_pages",
    "read_all",
    "write_annotation",
]
