"""evaluate: tables against annotated pages.

`evaluate(extracted, gold)` gives a `Report`: figures and findings a page and in all; `compare(old, new, gold)` tells
two runs apart row by row; `page` writes a report as HTML, `machine` as JSON. `plugin` is the pytest plugin.

Nothing is imported here: every pytest of a project that has gyoji installed comes through this file.
"""
