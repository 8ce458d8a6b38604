"""assemble: mentions and times → what the page says happened.

`assemble(document)` finds the records of a page, one module a layout, and fills in `Document.events`: name, kind,
status, when, where, who in which role, which cities and organizations; every value with its evidence.
"""
