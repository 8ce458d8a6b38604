"""report: look before reading: one HTML file about a whole run, and one page in the terminal.

`write_report(extracted)` writes the file; `report(tables)` gives its text: what happened when, where, who met whom,
which sites say so, and what a person should look at. It holds no script, loads nothing, and shows every text of a page
as text. `find_page(extracted, page)` and `shown(sheet, console)` are `gyoji show`.
"""

from pipeline.report.page import report, write_report
from pipeline.report.sheet import find_page
from pipeline.report.terminal import shown

__all__ = ["find_page", "report", "shown", "write_report"]
