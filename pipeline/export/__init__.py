"""export: ways out of the tables, into programs that people have.

`export(extracted, out, form)` writes one of `FORMS` and says how many events it holds, how many it leaves out, and why:
an Excel workbook, an iCalendar file, GeoJSON, schema.org JSON-LD, or a folder that Datasette serves. Texts of pages are
data in all of them: no formula, no markup, no link but to the web. The same tables give the same bytes.
"""

from pipeline.export.writing import FORMS, Exported, export, form_of

__all__ = ["FORMS", "Exported", "export", "form_of"]
