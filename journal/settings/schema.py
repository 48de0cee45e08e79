"""The JSON Schema of the config file, so that editors complete keys and explain them.

Draft 7: the newest that the TOML plug-ins of editors read. Secrets are not in it, since the file is
not where they belong.
"""

from typing import Any

from journal.settings.settings import Settings

SCHEMA_FILE_NAME = "rapport.schema.json"


def json_schema() -> dict[str, Any]:
    made = Settings.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {name: _clean_node(each) for name, each in made.pop("$defs").items()}
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {**head, **_clean_node(made), "title": "Rapport's config", "definitions": definitions}


def _clean_node(node: Any) -> Any:
    if isinstance(node, list):
        return [_clean_node(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {key: _clean_node(value) for key, value in _without_null(node).items()}
    if "properties" in node:
        node["properties"] = {
            key: each
            for key, each in node["properties"].items()
            if each.get("format") != "password"
        }
    return _beside_reference(node)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """TOML has no null: what may be null in Python is left out in the file."""
    node = {key: value for key, value in node.items() if (key, value) != ("default", None)}
    choices = [each for each in node.get("anyOf", []) if each != {"type": "null"}]
    if len(choices) == 1:
        del node["anyOf"]
        return {**choices[0], **node}
    return {**node, "anyOf": choices} if choices else node


def _beside_reference(node: dict[str, Any]) -> dict[str, Any]:
    """Draft 7 ignores whatever stands beside "$ref", and descriptions stand there."""
    if "$ref" not in node or len(node) == 1:
        return node
    reference = {"$ref": node.pop("$ref")}
    return {**node, "allOf": [reference]}
