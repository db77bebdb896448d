"""Records as a .qdpx file: valid, and everything that a record holds can be found in it."""

import io
from collections import Counter
from datetime import date
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import provenance
from dhrcode.exporters.refi.project import render
from dhrcode.model.base import unusable
from dhrcode.model.document import Document, Page
from dhrcode.model.record import (
    FINDINGS,
    STATUSES,
    Candidate,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    Record,
    Source,
)
from dhrcode.model.refi import guid, separated, variable
from dhrcode.model.refi_contents import contents, counted
from dhrcode.model.refi_texts import codebook_fields, noted, source_fields

NS = {"q": "urn:QDA-XML:project:1.0"}
PAGES = (
    "The review found that nobody made the referral.\n🙂 Each agency waited.",
    "“No one asked”, she said.\nThe practice did not ask her.",
)


def no_documents(record):
    return {}


def with_documents(record):
    """Every source that names a file has the same two pages."""
    pages = tuple(Page(n, "", text) for n, text in enumerate(PAGES, 1))
    return {s.id: Document(f"sources/{s.file}", "0" * 64, pages) for s in record.sources if s.file}


def exported(codebook, records, documents=with_documents):
    reviews = [CodedReview.of(record, "0" * 64) for record in records]
    origin = provenance(codebook, "0" * 64, reviews, "all complete and partial reviews")
    return render(codebook, records, documents, origin)


def project_of(data):
    return ZipFile(io.BytesIO(data)).read("project.qde")


def record(**changes):
    fields = {
        "review": "DHR7",
        "codebook": CodebookVersion(id="small-study", version="1.0"),
        "coder": "LN",
        "coded": date(2025, 3, 10),
        "status": "complete",
        "sources": (Source(id="overview", title="Overview report", file="a.pdf", pages=2),),
        "findings": {
            "use-of-maracs": CodedSubtheme(
                finding="present",
                evidence=(
                    Evidence(
                        source="overview", page="1", quote="nobody made the referral", note="Why"
                    ),
                    Evidence(source="overview", page="2", quote="words that are not there"),
                ),
            ),
            "police-response": CodedSubtheme(
                finding="absent", evidence=(Evidence(page="1", quote="Each agency waited."),)
            ),
            "gps": CodedSubtheme(finding="unclear"),
        },
    }
    return Record(**(fields | changes))


PIECES_OF = (("use-of-maracs", 1), ("use-of-maracs", 2), ("police-response", 1))
"""Each piece of evidence of `record`: the subtheme, and its number."""


def note_text(package, note):
    """What a note says, which is a file of its own if it is on no selection."""
    path = note.get("plainTextPath", "").replace("internal://", "sources/")
    return package.read(path).decode() if path else note.findtext("q:PlainTextContent", "", NS)


def values_of(case, names):
    """The values of a case's variables by name, as text."""
    return {
        names[value.find("q:VariableRef", NS).get("targetGUID")]: value[1].text
        for value in case.findall("q:VariableValue", NS)
    }


def names_of(top, kind="Variable"):
    return {one.get("guid"): one.get("name") for one in top.iter(f"{{*}}{kind}")}


def test_only_present_is_a_coding_and_every_finding_is_a_value(valid, small_codebook):
    top = valid(project_of(exported(small_codebook, [record()]).data))
    (case,) = top.iter("{*}Case")
    codes = names_of(top, "Code")
    assert [codes[ref.get("targetGUID")] for ref in case.findall("q:CodeRef", NS)] == [
        "Use of MARACs"
    ]
    values = values_of(case, names_of(top))
    findings = {name: value for name, value in values.items() if name.startswith("finding.")}
    assert findings == {
        "finding.use-of-maracs": "present",
        "finding.police-response": "absent",
        "finding.gps": "unclear",
    }


def test_what_is_not_coded_has_no_value(small_codebook):
    top = etree.fromstring(project_of(exported(small_codebook, [record(findings={})]).data))
    (case,) = top.iter("{*}Case")
    values = values_of(case, names_of(top))
    assert not [name for name in values if name.startswith("finding.")]
    assert "finding.gps" in names_of(top).values()
    assert case.findall("q:CodeRef", NS) == []


def test_quotes_are_selected_in_the_text_and_coded_if_present(small_codebook):
    made = exported(small_codebook, [record()])
    assert (made.documents, made.quotes, made.lost) == (1, 3, 1)
    package = ZipFile(io.BytesIO(made.data))
    top = etree.fromstring(package.read("project.qde"))
    (source,) = top.iter("{*}TextSource")
    assert source.get("plainTextPath") == f"internal://{source.get('guid')}.txt"
    text = package.read(f"sources/{source.get('guid')}.txt").decode()
    assert text == "\u2029".join(PAGES)
    found = [
        (
            text[int(one.get("startPosition")) : int(one.get("endPosition"))],
            [names_of(top, "Code")[ref.get("targetGUID")] for ref in one.iter("{*}CodeRef")],
        )
        for one in source.iter("{*}PlainTextSelection")
    ]
    assert found == [
        ("nobody made the referral", ["Use of MARACs"]),
        ("Each agency waited.", []),
    ]
    assert text.index("Each agency") > text.index("🙂")  # positions count the emoji as one


def test_each_selection_leads_to_its_note(small_codebook):
    top = etree.fromstring(project_of(exported(small_codebook, [record()]).data))
    notes = {note.get("guid"): note for note in top.iter("{*}Note")}
    selection = next(top.iter("{*}PlainTextSelection"))
    note = notes[selection.find("q:NoteRef", NS).get("targetGUID")]
    assert note.findtext("q:PlainTextContent", "", NS) == (
        "Review: DHR7\nSubtheme: use-of-maracs\nFinding: present\nPiece of evidence: 1\n"
        "Source: overview\nPage: 1\nQuote: nobody made the referral\nNote: Why"
    )
    assert note.get("name") == "DHR7: Use of MARACs 1"
    (case,) = top.iter("{*}Case")
    links = {(link.get("originGUID"), link.get("targetGUID")) for link in top.iter("{*}Link")}
    assert links == {(case.get("guid"), note) for note in notes}


def test_coders_are_users_and_what_they_made_is_theirs(small_codebook):
    records = [record(), record(review="DHR8", coder="EM", coded=None)]
    top = etree.fromstring(project_of(exported(small_codebook, records).data))
    users = {one.get("guid"): (one.get("name"), one.get("id")) for one in top.iter("{*}User")}
    assert users == {guid("user", "LN"): ("LN", "LN"), guid("user", "EM"): ("EM", "EM")}
    made = {
        (users[one.get("creatingUser")][0], one.get("creationDateTime"))
        for kind in ("Note", "Coding", "PlainTextSelection", "TextSource")
        for one in top.iter(f"{{*}}{kind}")
    }
    assert made == {("LN", "2025-03-10T00:00:00Z"), ("EM", "1970-01-01T00:00:00Z")}


def test_numbers_are_integers_until_one_is_not_stated(small_codebook):
    def year_type(*records):
        top = etree.fromstring(project_of(exported(small_codebook, records).data))
        (year,) = (v for v in top.iter("{*}Variable") if v.get("name") == "review.year")
        return year.get("typeOfVariable")

    one = record(attributes={"year": 2012})
    other = record(review="DHR8", attributes={"year": "not-stated"})
    assert (year_type(one), year_type(record())) == ("Integer", "Integer")
    assert (year_type(other), year_type(one, other)) == ("Text", "Text")


def test_a_variable_says_what_it_is(small_codebook):
    one = record(victims=({}, {"sex": "female"}))
    top = etree.fromstring(project_of(exported(small_codebook, [one]).data))
    said = {v.get("name"): v.findtext("q:Description", "", NS) for v in top.iter("{*}Variable")}
    assert said["victim.2.sex"] == "Sex of the victim (victim 2)\nfemale\nmale"
    assert "victim.3.sex" not in said
    assert "perpetrator.1.alcohol" not in said


def test_without_documents_nothing_of_their_text_is_in_it(valid, small_codebook):
    made = exported(small_codebook, [record()], no_documents)
    assert (made.documents, made.quotes, made.lost) == (0, 0, 0)
    package = ZipFile(io.BytesIO(made.data))
    notes = [f"sources/{guid('source-note', 'small-study', 'DHR7', 'overview')}.txt"]
    notes += [f"sources/{guid('evidence', 'small-study', 'DHR7', *ids)}.txt" for ids in PIECES_OF]
    assert sorted(package.namelist()) == sorted([*notes, "project.qde"])
    top = valid(package.read("project.qde"))
    assert not list(top.iter("{*}TextSource"))
    (about,) = (n for n in top.iter("{*}Note") if n.get("name") == "DHR7: Overview report")
    fields = source_fields(note_text(package, about))
    assert fields == {
        "id": "overview",
        "review": "DHR7",
        "title": "Overview report",
        "file": "a.pdf",
        "pages": "2",
    }


def test_no_review_is_a_valid_project_too(valid, small_codebook):
    top = valid(project_of(exported(small_codebook, []).data))
    assert [etree.QName(part).localname for part in top] == ["CodeBook", "Variables", "Description"]


def test_where_it_comes_from_is_said(small_codebook):
    top = etree.fromstring(project_of(exported(small_codebook, [record()]).data))
    said = top.findtext("q:Description", "", NS)
    assert said.startswith(
        "Records: 1\nSelection: all complete and partial reviews\nCoded: 2025-03-10 to "
    )
    assert codebook_fields(said)["id"] == "small-study"
    assert (top.get("name"), top.get("origin")[:8]) == ("Small study", "dhrcode ")


def test_documents_are_asked_for_one_review_at_a_time(small_codebook):
    asked = []

    def documents(one):
        asked.append(one.review)
        return with_documents(one)

    exported(small_codebook, [record(), record(review="DHR8")], documents)
    assert asked == ["DHR7", "DHR8"]


@pytest.mark.parametrize("documents", [no_documents, with_documents])
def test_the_same_records_give_the_same_bytes(small_codebook, documents):
    first, again = (exported(small_codebook, [record()], documents).data for _ in range(2))
    assert first == again
    assert {info.date_time for info in ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_the_schema_would_see_what_is_out_of_order(valid, small_codebook):
    top = etree.fromstring(project_of(exported(small_codebook, [record()]).data))
    top.append(top.find("q:Notes", NS))
    with pytest.raises(etree.DocumentInvalid):
        valid(etree.tostring(top))


WORDS = st.sampled_from(
    [
        "a",
        "Note: x",
        "<b>&",
        "]]>",
        "\u202e",
        "🙂",
        "=1",
        "Quote:\nx",
        " x ",
        "\n\nx\n",
        "\tx",
        "nobody made the referral",
        "No one asked",
        "ask her",
        "The practice did not ask her.",
    ]
)
TEXT = (WORDS | st.text(st.characters(codec="utf-8"), min_size=1)).filter(lambda t: not unusable(t))
LINE = TEXT.map(lambda text: text.replace("\n", " ").replace("\t", " ")[:300]).filter(str.strip)
EVIDENCE = (
    st.fixed_dictionaries(
        {},
        optional={
            "source": st.sampled_from(["overview", "letter", "gone"]),
            "page": st.sampled_from(["1", "2", "iv", "1-2"]),
            "section": LINE,
            "quote": TEXT,
            "note": TEXT,
        },
    )
    .filter(bool)
    .map(lambda given: Evidence(**given))
)
PIECES = st.lists(EVIDENCE, max_size=3).map(tuple)
NOT_STATED = st.just("not-stated")


def given_of(**values):
    return st.fixed_dictionaries({}, optional=values)


RECORDS = st.builds(
    record,
    review=st.sampled_from(["DHR1", "INT-2"]),
    coder=st.sampled_from(["LN", "E.M"]),
    coded=st.none() | st.dates(min_value=date(1000, 1, 1)),
    status=st.sampled_from(STATUSES),
    sources=st.lists(
        st.builds(
            Source,
            id=st.sampled_from(["overview", "letter"]),
            title=st.none() | LINE,
            file=st.none() | st.just("a.pdf"),
            pages=st.none() | st.integers(0, 99),
        ),
        unique_by=lambda source: source.id,
        max_size=2,
    ).map(tuple),
    attributes=given_of(
        year=st.integers(1900, 2099) | NOT_STATED,
        place=LINE,
        method=st.sampled_from(["stabbing", "other"]) | NOT_STATED,
    ),
    victims=st.lists(
        given_of(
            sex=st.sampled_from(["female", "male"]),
            children=st.integers(-3, 9) | NOT_STATED,
            **{
                "known-to": NOT_STATED
                | st.lists(st.sampled_from(["police", "gp"]), unique=True).map(tuple)
            },
        ),
        max_size=2,
    ).map(tuple),
    perpetrators=st.lists(
        given_of(alcohol=st.sampled_from(["yes", "no", "not-stated"])), max_size=2
    ).map(tuple),
    findings=st.dictionaries(
        st.sampled_from(["use-of-maracs", "police-response", "gps"]),
        st.builds(CodedSubtheme, finding=st.sampled_from(FINDINGS), evidence=PIECES),
    ),
    emerging=st.lists(
        st.builds(Candidate, label=LINE, note=st.none() | TEXT, evidence=PIECES), max_size=2
    ).map(tuple),
    memo=st.none() | TEXT,
    consensus_of=st.sampled_from([(), ("EM", "LN")]),
)


def read_back(codebook, package, top, review):
    """The record that a project holds, by the rules of `model/refi.py`."""
    (case,) = (case for case in top.iter("{*}Case") if case.get("name") == review)
    fields = {"review": review, "memo": case.findtext("q:Description", None, NS)}
    people = {"victim": {}, "perpetrator": {}}
    attributes, findings = {}, {}
    for name, value in values_of(case, names_of(top)).items():
        said = variable(name)
        if said.of == "record":
            fields[said.id] = value
        elif said.of == "finding":
            findings[said.id] = {"finding": value, "evidence": {}}
        else:
            kind = codebook.attributes_of[said.bearer][said.id].type
            read = (
                separated(value)
                if kind == "choices" and value != "not-stated"
                else int(value)
                if kind in ("integer", "year") and value != "not-stated"
                else value
            )
            own = attributes if said.of == "review" else people[said.of].setdefault(said.number, {})
            own[said.id] = read
    themes = {}
    described = top.iterfind("q:Sources/q:TextSource/q:Description", NS)
    sources = [source_fields(one.text) for one in described]
    for text in (note_text(package, one) for one in top.iterfind("q:Notes/q:Note", NS)):
        note = noted(text)
        if note is None:
            sources.append(source_fields(text))
        elif note.review == review and note.subtheme:
            assert findings[note.subtheme]["finding"] == note.finding
            findings[note.subtheme]["evidence"][note.piece] = Evidence(**note.evidence)
        elif note.review == review and note.piece:
            themes[note.theme]["evidence"][note.piece] = Evidence(**note.evidence)
        elif note.review == review:
            themes[note.theme] = {
                "label": note.label,
                "note": note.evidence.get("note"),
                "evidence": {},
            }
    for one in (*findings.values(), *themes.values()):
        one["evidence"] = tuple(one["evidence"][n] for n in sorted(one["evidence"]))
    joins = fields.pop("consensus-of", None)
    counts = {of: int(fields.pop(f"{of}s")) for of in people}
    holds = counted(fields.pop("holds", ""))
    back = Record(
        codebook=CodebookVersion(id=fields.pop("codebook"), version=fields.pop("version")),
        attributes=attributes,
        findings={key: CodedSubtheme(**one) for key, one in findings.items()},
        emerging=tuple(Candidate(**themes[n]) for n in sorted(themes)),
        sources=tuple(
            Source(**{k: v for k, v in s.items() if k not in ("review", "day")})
            for s in sources
            if s["review"] == review
        ),
        consensus_of=separated(joins) if joins else (),
        **{
            f"{of}s": tuple(people[of].get(n, {}) for n in range(1, counts[of] + 1))
            for of in people
        },
        **{key: value for key, value in fields.items() if value is not None},
    )
    assert contents(back) == holds
    return back


@settings(max_examples=150)
@given(RECORDS, st.sampled_from([no_documents, with_documents]))
def test_everything_a_record_holds_can_be_read_from_a_valid_file(
    valid, small_codebook, one, documents
):
    made = exported(small_codebook, [one], documents)
    package = ZipFile(io.BytesIO(made.data))
    top = valid(package.read("project.qde"))
    back = read_back(small_codebook, package, top, one.review)
    in_order = one.model_copy(
        update={"sources": tuple(sorted(one.sources, key=lambda s: s.id not in documents(one)))}
    )
    assert back == in_order
    everything = [e.get("guid") for e in top.iter() if e.get("guid")]
    assert [g for g, count in Counter(everything).items() if count > 1] == []
    pointed = {e.get("targetGUID") for e in top.iter() if e.get("targetGUID")}
    assert pointed <= set(everything)
    for source in top.iter("{*}TextSource"):
        text = package.read(f"sources/{source.get('guid')}.txt").decode()
        for selection in source.iter("{*}PlainTextSelection"):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            assert 0 <= start < end <= len(text)
