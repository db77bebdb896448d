import json
from hashlib import sha256
from pathlib import Path

import pytest

from dhrcode.store.loaded import digest
from dhrcode.store.loader import load_codebook, load_record
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
        "contacts": [],
        "dropped": [],
        "read": {},
        "unblinded": [],
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


SMALL = open_project(Path(__file__).parents[1] / "projects" / "small").codebook
HEAD = "review: DHR7\nkind: dhr\ncodebook: {id: small-study, version: '1.0'}\ncoder: LN\n"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("findngs:\n", (5, 1), "unknown key 'findngs': did you mean 'findings'?"),
        ("findngs: # none yet\nmemo:\n", (5, 1), "unknown key 'findngs': did you mean 'findings'?"),
        (
            "findings:\n  gps:\n    finding: absent\n    evidnce:\n",
            (8, 5),
            "unknown key 'evidnce': did you mean 'evidence'?",
        ),
        (
            "findings:\n  gps:\n    finding: absent\n    evidence:\n      - {page: '3', quoet: }\n",
            (9, 21),
            "unknown key 'quoet': did you mean 'quote'?",
        ),
        (
            "findings:\n  gpss:\n",
            (6, 3),
            "the codebook has no subtheme 'gpss': did you mean 'gps'?",
        ),
        (
            "attributes:\n  yeer:\n",
            (6, 3),
            "the codebook has no attribute 'yeer' of the review: did you mean 'year'?",
        ),
        (
            "victims:\n  - sex: female\n    relatonship:\n",
            (7, 5),
            (
                "the codebook has no attribute 'relatonship' of the victim: did you mean "
                "'relationship'?"
            ),
        ),
    ],
)
def test_a_misspelt_key_with_nothing_after_it_is_no_key(text, place, said):
    """Left out without a word, it would be gone with the next write."""
    loaded = load_record((HEAD + text).encode(), "r.yaml", SMALL)
    assert loaded.record is None
    (problem,) = loaded.problems
    assert (problem.line, problem.column) == place
    assert f"{problem.message}: {problem.hint}" == said


def test_a_key_that_there_is_may_have_nothing_after_it():
    text = (
        "findings:\n  gps:\nmemo:\nattributes:\n  year:\nvictims:\n  - sex: female\n    children:\n"
    )
    loaded = load_record((HEAD + text).encode(), "r.yaml", SMALL)
    assert loaded.problems == []
    assert loaded.record is not None
    assert loaded.record.findings == {}


def test_a_key_left_blank_is_none_beside_other_mistakes_either():
    text = "findngs:\nstatus: done\n"
    loaded = load_record((HEAD + text).encode(), "r.yaml", SMALL)
    assert sorted(problem.code for problem in loaded.problems) == ["bad-value", "unknown-key"]
