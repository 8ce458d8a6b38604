"""tables: the contract of the tables (pandera schemas in one place) and their writers.

`write(corpus, extracted)` writes every table as CSV, Parquet and SQLite, with datapackage.json.
"""
