"""An Excel file is a zip file: the same parts, in the same order, without the clock."""

from __future__ import annotations

import io
import zipfile

from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can tell


def repacked(content: bytes, properties: DocumentProperties) -> bytes:
    """The same workbook with these properties, every part of it dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, WHEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, tostring(properties.to_tree()) if name == ARC_CORE else old.read(name))
    return out.getvalue()
