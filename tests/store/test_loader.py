import json
from hashlib import sha256
from pathlib import Path

import pytest

from dhrcode.store.loader import digest, load_codebook, load_record
from dhrcode.store.project import open_project, shipped_codebook

CASE = Path(__file__).parents[1] / "cases" / "good" / "every-key"
DATA = (CASE / "records" / "DHR1.yaml").read_bytes()
CODEBOOK = open_project(CASE).codebook


def test_a_record_is_loaded_with_every_field_as_typed():
    loaded = load_record(DATA, "DHR1.yaml", CODEBOOK)
    record = loaded.record
    assert record is not None
    assert loaded.problems == []
    held = json.loads(json.dumps(record.model_dump(exclude_none=True), default=str))
    assert held == {
        "review": "DHR1",
        "kind": "dhr",
        "codebook": {"id": "tiny", "version": "1.0"},
        "coder": "LN",
        "coded": "2014-06-03",
        "status": "complete",
        "sources": [
            {
                "id": "overview",
                "title": "Overview report",
                "file": "DHR1-overview.pdf",
                "sha256": "0123456789abcdef" * 4,
                "pages": 62,
            }
        ],
        "attributes": {"year": 2012, "children": 0, "interpreter": "no"},
        "victims": [
            {"sex": "female", "known-to": ["police", "gp"]},
            {"sex": "not-stated", "known-to": "not-stated"},
        ],
        "perpetrators": [{"town": "Invented Town"}],
        "findings": {
            "gps": {
                "finding": "present",
                "evidence": [
                    {
                        "source": "overview",
                        "page": "20",
                        "section": "2.1",
                        "quote": "no letter was sent",
                        "note": "Invented.",
                    },
                    {"note": "A second piece."},
                ],
            },
            "housing": {"finding": "absent", "evidence": []},
        },
        "emerging": [
            {
                "label": "Schooling",
                "note": "Invented.",
                "evidence": [{"source": "overview", "page": "3"}],
            }
        ],
        "memo": "Two lines,\nboth invented.\n",
        "consensus_of": [],
        "not_identifying": [{"text": "1 April 2013", "reason": "An invented day."}],
        "again": [
            {"subtheme": "schools", "version": "0.8", "why": "Invented; it is retired since."}
        ],
    }


def test_a_record_with_a_warning_can_be_used():
    loaded = load_record(DATA + b"# end\n" + b"", "DHR1.yaml", CODEBOOK)
    assert (loaded.record is not None, loaded.problems) == (True, [])
    warned = load_record(DATA.replace(b"coder: LN", b"coder: LN # me"), "DHR1.yaml", CODEBOOK)
    assert warned.record == loaded.record
    assert [(p.line, p.column, p.code) for p in warned.problems] == [(4, 11, "text-after-hash")]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + DATA,
        DATA.replace(b"\n", b"\r\n"),
        b"---\n" + DATA,
        DATA + b"...\n",
        b"\n\n# note\n" + DATA,
    ],
    ids=["byte order mark", "CRLF", "document start", "document end", "lines above"],
)
def test_what_editors_add_changes_nothing(data):
    loaded = load_record(data, "DHR1.yaml", CODEBOOK)
    assert loaded.problems == []
    assert loaded.record == load_record(DATA, "DHR1.yaml", CODEBOOK).record


def test_the_digest_is_that_of_the_bytes_with_plain_line_ends():
    loaded = load_record(DATA.replace(b"\n", b"\r\n"), "DHR1.yaml", CODEBOOK)
    assert loaded.digest == digest(DATA) == sha256(DATA).hexdigest()


def test_a_codebook_is_loaded_whole_or_not_at_all():
    data = (CASE / "themes.yaml").read_bytes()
    codebook, problems = load_codebook(data, "themes.yaml")
    assert (codebook, problems) == (CODEBOOK, [])
    broken, problems = load_codebook(data.replace(b"id: housing", b"id: gps"), "themes.yaml")
    assert (broken, [problem.code for problem in problems]) == (None, ["duplicate-id"])


def test_the_shipped_codebook_is_loaded_without_a_problem():
    assert len(shipped_codebook().subthemes) == 21
