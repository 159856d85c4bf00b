"""Prints the JSON Schema of the format: ``python -m strategitekst.schema``."""

import json

from .json_schema import json_schema

print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
