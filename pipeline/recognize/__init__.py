"""recognize: kept blocks → mentions of people (with offices), organizations, cities, venues and named events.

`recognize(document)` fills in `Document.mentions`, `people`, `cities` and `organizations`: what is named where, and
which mentions of a page name the same thing (`Mention.entity`).
"""
