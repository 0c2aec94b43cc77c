"""Make `atlas/reference/atlas.schema.json` from the schema of the shipped atlas.

python tools/atlas_schema.py
"""

import json
from pathlib import Path

from mutirao.atlas.reference import FOLDER
from mutirao.atlas.reference.schema import ShippedAtlas

PUBLISHED: Path = FOLDER / "atlas.schema.json"


def published_schema() -> str:
    return json.dumps(ShippedAtlas.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(published_schema(), encoding="utf-8")
