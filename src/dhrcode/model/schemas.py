"""JSON Schemas (draft 7) of records, plans and codebook: editors complete and check while typing.

Made from the models. A plain `20` or `1.0` is a number to an editor and text to dhrcode, so the
schemas take both where text is meant.
"""

import json
from typing import Any

from dhrcode.model.codebook import AGENCY_VALUES, Bearer, Codebook
from dhrcode.model.formats import FORMAT
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record

_DRAFT = "http://json-schema.org/draft-07/schema#"


def codebook_schema() -> bytes:
    """The schema of `themes.yaml`."""
    schema = _draft7(Codebook.model_json_schema(ref_template="#/definitions/{model}"))
    attribute = schema["definitions"]["Attribute"]["properties"]
    attribute["values"] = {"anyOf": [{"const": AGENCY_VALUES}, attribute["values"]]}
    numbers = {
        "description": "The format of the project's files; 'dhrcode init --update' raises it.",
        "type": "integer",
        "minimum": 1,
        "maximum": FORMAT,
    }
    return _bytes(schema | {"properties": {"format": numbers, **schema["properties"]}})


def record_schema(codebook: Codebook) -> bytes:
    """The schema of a record coded with this codebook: its subthemes, agencies and attributes."""
    schema = _draft7(Record.model_json_schema(ref_template="#/definitions/{model}"))
    properties = schema["properties"]
    coded = {"$ref": "#/definitions/CodedSubtheme"}
    described = {s.id: s.definition for s in codebook.subthemes.values()}
    described |= {
        s.id: f"Not coded any more, since version {s.retired}." for s in codebook.retired.values()
    }
    properties["findings"] = _closed(
        {name: {"description": said, **_all_of(coded)} for name, said in described.items()}
    )
    if codebook.candidates:  # offered by editors, and not asked for
        label = schema["definitions"]["Candidate"]["properties"]["label"]
        label["examples"] = [candidate.label for candidate in codebook.candidates]
    contact = schema["definitions"]["Contact"]["properties"]
    contact["agency"] = _agencies(codebook)
    contact["themes"]["items"] = _themes(codebook)
    properties["kind"] = {"enum": list(codebook.kind_ids)}
    properties["attributes"] = _attributes(codebook, "review")
    properties["victims"] = {"type": "array", "items": _attributes(codebook, "victim")}
    properties["perpetrators"] = {"type": "array", "items": _attributes(codebook, "perpetrator")}
    return _bytes(schema)


def plan_schema(codebook: Codebook) -> bytes:
    """The schema of a plan made with this codebook: its subthemes and agencies."""
    schema = _draft7(Plan.model_json_schema(ref_template="#/definitions/{model}"))
    every, known = schema["definitions"], _agencies(codebook)
    every["Recommendation"]["properties"]["themes"]["items"] = _themes(codebook)
    every["Addressee"]["properties"]["agency"] = known
    to = {"anyOf": [known, {"$ref": "#/definitions/Addressee"}]}
    every["Recommendation"]["properties"]["to"]["items"] = to
    for of, key in (
        ("PlanAgreement", "by"),
        ("Response", "from"),
        ("LogEntry", "by"),
        ("Owner", "agency"),
    ):
        every[of]["properties"][key] = known
    return _bytes(schema)


def _agencies(codebook: Codebook) -> dict[str, Any]:
    return {"enum": list(codebook.agency_labels)}


def _themes(codebook: Codebook) -> dict[str, Any]:
    return {"enum": [*codebook.subthemes, *codebook.retired]}


def _all_of(reference: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": [reference]}  # draft 7 ignores keywords beside $ref


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _attributes(codebook: Codebook, of: Bearer) -> dict[str, Any]:
    known = codebook.attributes_of[of]
    return _closed(
        {key: {"description": a.label, **a.data_type.schema()} for key, a in known.items()}
    )


def _draft7(schema: dict[str, Any]) -> dict[str, Any]:
    schema = {"$schema": _DRAFT, **_loosened(schema)}
    schema["definitions"] = schema.pop("$defs", {})
    return schema


def _loosened(node: Any) -> Any:
    """Text fields take numbers, since to an editor a plain 20 is one; dates are dates or text."""
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _loosened(value) for key, value in node.items() if key != "default"}
    if node.get("type") == "string" and "enum" not in node and "const" not in node:
        node["type"] = ["string", "number"]
        if r"\x00" in node.get("pattern", ""):  # characters that no keyboard types need no schema
            node.pop("pattern")
        node.pop("format", None)
    return node


def _bytes(schema: dict[str, Any]) -> bytes:
    return f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n".encode()
