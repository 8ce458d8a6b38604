"""Build the outline that the report draws its maps with: pipeline/report/data/ocean.tsv.

Run by hand in an environment of its own (README.md beside this file); the same version gives the same bytes.
"""

from __future__ import annotations

import json
import lzma
import pathlib
from importlib import metadata

TARGET = pathlib.Path(__file__).parents[2] / "pipeline" / "report" / "data" / "ocean.tsv"
HEAD = """\
# The ocean and the Caspian Sea, a ring a line: longitude,latitude in tenths of a degree. What lies in an odd number of
# rings is water, all else land; the ocean's outer ring follows the coast of Eurasia and the edges of the world.
# Made by scripts/outline/build.py from Natural Earth's 1:110m ocean (public domain), as the package odc-geo ships it.
ring
"""


def main() -> None:
    path = metadata.distribution("odc-geo").locate_file("odc/geo/data/ocean.geojson.xz")
    ocean = json.loads(lzma.decompress(pathlib.Path(str(path)).read_bytes()))
    rings = [points for feature in ocean["features"] for points in feature["geometry"]["coordinates"]]
    TARGET.write_text(HEAD + "\n".join(map(ring, rings)) + "\n", encoding="utf-8", newline="\n")


def ring(points: list[list[float]]) -> str:
    """The points in tenths of a degree, without the last one, which closes the ring, and without repetitions."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points[:-1]]
    kept = [p for i, p in enumerate(tenths) if p != tenths[i - 1]]
    return " ".join(f"{x},{y}" for x, y in kept)


if __name__ == "__main__":
    main()
