"""The JSON Schema of the format."""

from typing import Any

from pydantic.json_schema import models_json_schema

from ..labels import FORMAT
from .annotation import Annotation
from .collection import Collection


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the two kinds of file, `Annotation` and `Collection`."""
    kinds = (Annotation, Collection)
    _, definitions = models_json_schema([(kind, "validation") for kind in kinds], by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds],
        **definitions,
    }
