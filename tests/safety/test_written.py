"""Every text that a person writes in a record or a codebook is scanned, and nothing else."""

from dhrcode.model.codebook import Codebook
from dhrcode.model.record import Record
from dhrcode.model.vocabulary import typed
from dhrcode.safety.identifiers import find_identifiers
from dhrcode.safety.written import _WRITTEN, codebook_texts, record_texts
from dhrcode.store.project import shipped_codebook

CODEBOOK = Codebook.model_validate(
    {
        "id": "tiny",
        "version": "1.0",
        "title": "t-title",
        "source": "t-source",
        "kinds": [{"id": "dhr", "label": "t-kind"}],
        "areas": [
            {
                "id": "a",
                "label": "t-area",
                "subthemes": [
                    {
                        "id": "gps",
                        "label": "t-label",
                        "definition": "t-definition",
                        "when_to_use": "t-use",
                        "when_not_to_use": "t-not",
                        "example": "t-example",
                        "also_known_as": ["t-aka"],
                        "cues": ["t-cue"],
                    }
                ],
            }
        ],
        "attributes": [
            {
                "id": "town",
                "label": "t-town",
                "of": "review",
                "type": "text",
                "definition": "t-def",
            },
            {"id": "job", "label": "t-job", "of": "victim", "type": "text"},
            {
                "id": "sex",
                "label": "t-sex",
                "of": "perpetrator",
                "type": "choice",
                "values": [{"id": "f", "label": "t-female"}],
            },
        ],
        "candidates": [{"id": "debt", "label": "t-debt", "definition": "t-owed"}],
        "groupings": [
            {
                "id": "g",
                "label": "t-grouping",
                "note": "t-why",
                "groups": [{"label": "t-group", "subthemes": ["gps"]}],
            }
        ],
        "not_identifying": [{"text": "left out", "reason": "t-reason"}],
    }
)
RECORD = {
    "review": "DHR1",
    "codebook": {"id": "tiny", "version": "1.0"},
    "coder": "LN",
    "coded": "2014-06-03",
    "sources": [{"id": "o", "title": "t-source", "file": "t-file.pdf", "sha256": "0" * 64}],
    "attributes": {"town": "t-town"},
    "victims": [{}, {"job": "t-job"}],
    "perpetrators": [{"sex": "f"}],
    "findings": {
        "gps": {
            "finding": "present",
            "evidence": [
                {
                    "source": "o",
                    "page": "12",
                    "section": "t-section",
                    "quote": "t-quote",
                    "note": "t-note",
                },
                {"page": "t-page"},
            ],
            "settled": {
                "found": {"LN": "present"},
                "by": ["LN"],
                "decided": "2014-06-03",
                "reason": "t-settled",
            },
        }
    },
    "emerging": [{"label": "t-candidate", "note": "t-cnote", "evidence": [{"quote": "t-cquote"}]}],
    "memo": "t-memo",
    "not_identifying": [{"text": "left out", "reason": "t-reason"}],
}


def strings(value):
    """Every string in a model's data."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def at(data, path):
    for step in path:
        data = data[step]
    return data


def test_the_texts_of_a_record_with_the_paths_of_their_keys():
    record, faults = typed(Record.model_validate(RECORD), CODEBOOK)
    assert faults == []
    written = list(record_texts(record, CODEBOOK))
    assert all(at(RECORD, one.path) == one.text for one in written)
    assert sorted(one.text for one in written) == sorted(
        text for text in strings(RECORD) if text.startswith("t-")
    )


def test_what_is_written_in_is_there():
    for part, keys in _WRITTEN.items():
        assert set(keys) <= part.model_fields.keys(), part


def test_the_texts_of_a_codebook():
    written = list(codebook_texts(CODEBOOK))
    data = CODEBOOK.model_dump()
    assert all(at(data, one.path) == one.text for one in written)
    assert sorted(one.text for one in written) == sorted(
        text for text in strings(data) if text.startswith("t-")
    )


def test_the_codebook_that_dhrcode_carries_is_clean():
    found = [
        (one.kind, one.text)
        for written in codebook_texts(shipped_codebook())
        for one in find_identifiers(written.text)
    ]
    assert found == []
