"""Which two letters are a country of ISO 3166-1."""

from __future__ import annotations

import re
from functools import cache

NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ"})  # what CLDR has beside the countries


@cache
def is_country(code: str) -> bool:
    """From CLDR's territories, as babel ships them."""
    import babel

    return bool(re.fullmatch("[A-Z]{2}", code)) and code in babel.Locale("en").territories and code not in NO_COUNTRIES
