"""gazetteer: the municipalities, wards and regions of the world by their Japanese names.

`load(settings)` gives a `Gazetteer`: look a name up, find names in a text, countries and their names.
"""
