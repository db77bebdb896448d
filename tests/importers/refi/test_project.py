"""A project as records: which review, whose coding, what is found, and what is said of the rest."""

import re
import runpy
from pathlib import Path
from zipfile import ZipFile

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import provenance
from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.exporters.refi.project import render
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.document import Document, Page
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Source
from dhrcode.model.revision import Revision
from dhrcode.model.vocabulary import typed
from dhrcode.problems import Fault
from dhrcode.store.project import open_project

TESTS = Path(__file__).parents[2]
_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
PAGES = ("The panel saw it.\nNobody rang the sister.", "The practice did not ask her.")


def source(inside="", guid="s1", name="DHR7", text="The practice did not ask."):
    return (
        f'<TextSource guid="{guid}" name="{name}"><PlainTextContent>{text}</PlainTextContent>'
        f"{inside}</TextSource>"
    )


def selection(code="c1", start=4, end=12, guid="p1", *, inside="", user=""):
    return (
        f'<PlainTextSelection guid="{guid}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="q{guid}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>'
        f"{inside}</PlainTextSelection>"
    )


def one_source(inside, more="", **how):
    return project(f"{CODES}<Sources>{source(inside, **how)}</Sources>{more}")


def pieces(made, subtheme="gps", draft=0):
    assert made.problems == []
    coded = made.drafts[draft].record.findings[subtheme]
    return [piece.model_dump(exclude_none=True) for piece in coded.evidence]


# Which review


@pytest.mark.parametrize(
    ("name", "review"),
    [
        ("DHR7", "DHR7"),
        ("DHR7 overview.docx", "DHR7"),
        ("DHR-12: IMR of the police", "DHR-12"),
        ("INT_3.txt", "INT_3"),
        ("Overview DHR7", None),
        ("DHR7a", None),
        ("dhr7", None),
        ("Example", None),
        ("DHR", None),
        ("", None),
    ],
)
def test_the_name_of_a_document_begins_with_the_id(bring, name, review):
    made = bring(one_source(selection(), name=name), coder="LN")
    assert [draft.record.review for draft in made.drafts] == ([review] if review else [])
    assert [problem.code for problem in made.problems] == ([] if review else ["review-unknown"])


@pytest.mark.parametrize("name", ["DHR7 (Ms Example)", "Example", "Example-2012", "DHR 7", "7"])
def test_the_name_of_a_case_is_the_id_or_nothing(bring, name):
    made = bring(project(f'{CODES}<Cases><Case guid="k" name="{name}"/></Cases>'), coder="LN")
    assert [problem.code for problem in made.problems] == ["review-unknown"]
    said = bring(
        project(f'{CODES}<Cases><Case guid="k" name="{name}"/></Cases>'),
        coder="LN",
        ids=f'reviews: {{"{name.upper()}": DHR9}}\n',
    )
    assert [draft.record.review for draft in said.drafts] == ["DHR9"]


def test_several_documents_of_one_review(bring):
    inside = source(selection(), name="DHR7 overview.docx") + source(
        selection(guid="p2"), guid="s2", name="DHR7 overview.docx"
    )
    made = bring(project(f"{CODES}<Sources>{inside}</Sources>"), coder="LN")
    assert [s.id for s in made.drafts[0].record.sources] == [
        "dhr7-overview-docx",
        "dhr7-overview-docx-2",
    ]
    assert [piece["source"] for piece in pieces(made)] == [
        "dhr7-overview-docx",
        "dhr7-overview-docx-2",
    ]


def test_a_document_in_two_cases_goes_by_the_selections_that_they_name(bring):
    cases = "".join(
        f'<Case guid="k{n}" name="DHR{n}"><SourceRef targetGUID="S1"/>{ref}</Case>'
        for n, ref in ((1, '<SelectionRef targetGUID="{P1}"/>'), (2, ""))
    )
    inside = source(selection() + selection(guid="p2", start=17, end=20))
    parts = project(f"{CODES}<Cases>{cases}</Cases><Sources>{inside}</Sources>")
    made = bring(parts, coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": "practice"}]
    assert made.drafts[1].record.findings == {}
    assert made.notes[0] == (
        "Left out: 1 coding in documents of which the review is not known: 'DHR7' (1)."
    )


def test_a_file_of_names_with_faults_says_where(bring):
    with pytest.raises(DataProblemsError) as raised:
        bring(one_source(selection()), coder="LN", ids="reviews:\n  Ms Example: no id\n")
    [problem] = raised.value.problems
    assert str(problem).endswith(
        "ids.yaml:2:15: error: 'Ms Example' must be the id of a review, such as DHR7 [bad-value]"
    )


# Whose coding


def test_nobody_coded_and_nobody_is_named(bring):
    with pytest.raises(UsageError, match=r"say whose coding study\.qdpx is: --coder INITIALS"):
        bring(one_source(selection()))


def test_there_is_no_project_of_ours(tmp_path):
    path = tmp_path / "study.qdpx"
    path.write_bytes(b"<Project/>")
    with pytest.raises(UsageError, match="can only be brought into a project"):
        read(path, path.name, ImportRequest(None))


def test_the_only_user_is_the_coder(bring):
    users = '<Users><User guid="U1" name="EM"/></Users>'
    made = bring(project(f"{users}{CODES}<Sources>{source(selection(user='{u1}'))}</Sources>"))
    assert made.drafts[0].record.coder == "EM"
    assert made.notes == [
        "The records name 1 document; put the files into sources/ yourself.",
        "1 document has its title and id from the file: see that they name nobody.",
    ]


def test_who_is_the_only_user_can_be_said(bring):
    users = '<Users><User guid="u1" name="Full Name"/></Users>'
    parts = project(f"{users}{CODES}<Sources>{source(selection(user='u1'))}</Sources>")
    made = bring(parts, coder="EM")
    assert made.drafts[0].record.coder == "EM"
    assert made.notes[0] == "The codings of the user 'Full Name' came in as EM's."
    said = bring(parts, ids="coders: {Full Name: FN}\n")
    assert said.drafts[0].record.coder == "FN"
    assert not any("Full Name" in note for note in said.notes)


# What is found


def test_codes_are_known_by_label_id_other_names_and_place(bring):
    codes = "".join(
        f'<Code guid="g{n}" name="{name}" isCodable="true"/>'
        for n, name in enumerate(
            ["issues  related to gps", "prescriptions", "Failre to involve families", "Housing"]
        )
    )
    inside = "".join(selection(code=f"g{n}", guid=f"p{n}") for n in range(4))
    made = bring(
        project(f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{source(inside)}</Sources>"),
        coder="LN",
    )
    assert list(made.drafts[0].record.findings) == ["gps", "prescriptions", "families-not-involved"]
    assert made.notes[0] == (
        "Left out: 1 coding with codes that are no subthemes of the codebook: 'Housing' (1)."
    )


def test_a_code_in_a_hierarchy_is_known_by_the_label_that_its_import_made(tmp_path):
    nested = (
        '<CodeBook><Codes><Code guid="a" name="A" isCodable="false"><Code guid="b" name="B" '
        'isCodable="false"><Code guid="c" name="C" isCodable="true"/></Code></Code></Codes>'
        "</CodeBook>"
    )
    (tmp_path / "codes.qdc").write_text(nested)
    codebook = read(tmp_path / "codes.qdc", "codes.qdc", ImportRequest(None)).codebook
    assert [one.label for one in codebook.areas[0].subthemes] == ["B. C"]
    study = tmp_path / "study.qdpx"
    parts = project(nested + "<Sources>" + source(selection(code="c")) + "</Sources>")
    study.write_text(parts["project.qde"].replace('name="DHR7"', 'name="DHR7 a"'))
    made = read(study, study.name, ImportRequest(codebook, coder="LN"))
    assert list(made.drafts[0].record.findings) == ["b-c"]


def test_one_passage_coded_twice_is_one_piece_of_evidence(bring):
    made = bring(one_source(selection() + selection(guid="p2")), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": "practice"}]


def test_a_whole_document_that_is_coded(bring):
    whole = '<Coding guid="q"><CodeRef targetGUID="c1"/></Coding>'
    made = bring(one_source(whole), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "section": "the whole document"}]


def test_a_case_that_is_coded_is_present_without_evidence(bring):
    case = '<Cases><Case guid="k" name="DHR7"><CodeRef targetGUID="c1"/></Case></Cases>'
    made = bring(project(CODES + case), coder="LN")
    assert made.drafts[0].record.findings == {"gps": CodedSubtheme(finding="present")}


@pytest.mark.parametrize(("start", "end"), [(100, 200), (-1, 5), (9, 4), ("x", "y")])
def test_positions_that_are_not_in_the_text(bring, start, end):
    made = bring(one_source(selection(start=start, end=end)), coder="LN")
    where = f"characters {start} to {end}" if start != "x" else "characters ? to ?"
    assert pieces(made) == [{"source": "dhr7", "section": f"{where} as the file counts"}]
    assert made.notes[0].startswith("1 coding of texts came without the words")


def test_a_quote_or_comment_longer_than_a_record_holds(bring):
    text = "word " * 5000
    note = f'<Notes><Note guid="n"><PlainTextContent>{text}</PlainTextContent></Note></Notes>'
    inside = selection(start=0, end=25_000, inside='<NoteRef targetGUID="n"/>')
    made = bring(one_source(inside, note, text=text), coder="LN")
    assert pieces(made) == [{"source": "dhr7"}]
    assert "2 codings came without the words or the note" in made.notes[0]


def test_a_value_that_is_none_of_an_attribute_of_ours_has_a_place(bring, codebook):
    names = (("v1", "victim.1.sex"), ("v2", "finding.gps"))
    variables = "".join(f'<Variable guid="{v}" name="{name}"/>' for v, name in names)
    variables = f"<Variables>{variables}</Variables>\n"
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{v}"/><TextValue>{text}</TextValue>'
        "</VariableValue>\n"
        for v, text in (("v1", "femal"), ("v2", "presnt"))
    )
    case = f'<Cases><Case guid="k" name="DHR7">\n{values}</Case></Cases>'
    made = bring(project(CODES + variables + case), coder="LN")
    assert [str(problem) for problem in made.problems] == [
        (
            "study.qdpx:project.qde:4:1: error: 'finding' does not take this value: did you mean "
            "'present'? [bad-value]"
        )
    ]
    right = bring(project(CODES + variables + case.replace("presnt", "absent")), coder="LN")
    [draft] = right.drafts
    _, [fault] = typed(draft.record, codebook)
    assert str(draft.located(fault)).startswith(
        "study.qdpx:project.qde:3:1: error: 'femal' is not a value of 'sex'"
    )


def test_what_is_coded_and_said_to_be_absent_is_present_and_said(bring):
    variable = (
        '<Variables><Variable guid="v" name="finding.gps" typeOfVariable="Text"/></Variables>'
    )
    case = (
        '<Cases><Case guid="k" name="DHR7"><VariableValue><VariableRef targetGUID="v"/>'
        '<TextValue>absent</TextValue></VariableValue><SourceRef targetGUID="s1"/></Case>'
        "</Cases>"
    )
    inside = source(selection() + selection(guid="p2", start=17, end=20))
    column = case.index("<VariableValue>") + 1
    made = bring(project(f"{CODES}{variable}\n{case}<Sources>{inside}</Sources>"), coder="LN")
    assert made.drafts[0].record.findings["gps"].finding == "present"
    assert [str(problem) for problem in made.problems] == [
        (
            f"study.qdpx:project.qde:2:{column}: warning: 'gps' is coded in 2 places, and is "
            f"absent "
            "by its variable: it is taken to be present; see that this is meant "
            "[coded-and-not-present]"
        )
    ]


# A package as programs make them


def renamed(parts, **names):
    return {names.get(name, name): content for name, content in parts.items()}


@pytest.mark.parametrize("name", ["Project.QDE", "My study.qde", "export/project.qde"])
def test_the_project_under_another_name(bring, name):
    parts = {name: one_source(selection())["project.qde"], "__MACOSX/._project.qde": b"\0\5"}
    assert pieces(bring(parts, coder="LN"))


def test_the_usual_name_goes_before_another(bring):
    parts = {"other.qde": "<Project/>", "PROJECT.qde": one_source(selection())["project.qde"]}
    assert pieces(bring(parts, coder="LN"))


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("internal://S1.txt", "sources/s1.txt"),
        ("internal://s1.txt", "Sources/S1.TXT"),
        ("internal://s1.txt", "export/sources/s1.txt"),
        ("sources/s1.txt", "sources/s1.txt"),
        ("internal://sources/s1.txt", "sources/s1.txt"),
        ("internal:///s1.txt", "s1.txt"),
        ("internal://s1.txt", "Sources\\s1.txt"),
        ("internal://a%20b.txt", "sources/a b.txt"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        b"The practice did not ask.",
        "\ufeffThe practice did not ask.".encode(),
        "The practice did not ask.".encode("utf-16"),
        "The practice “did” not ask.".encode("cp1252"),
    ],
)
def test_where_texts_lie_and_how_they_are_encoded(bring, path, entry, text):
    inside = (
        f'<TextSource guid="s1" name="DHR7" plainTextPath="{path}">'
        f"{selection(start=4, end=12)}</TextSource>"
    )
    parts = project(f"{CODES}<Sources>{inside}</Sources>") | {entry: text}
    assert pieces(bring(parts, coder="LN"))[0]["quote"] == "practice"


@pytest.mark.parametrize(
    "encoded",
    [
        lambda xml: b"\xef\xbb\xbf" + xml.encode(),
        lambda xml: xml.encode("utf-16"),
        lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16"),
        lambda xml: f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode(),
        lambda xml: f'\r\n<?xml version="1.0" encoding="utf-8"?>{xml}'.encode(),
        lambda xml: f'<?xml version="1.0" encoding="windows-1252"?>{xml}'.encode("cp1252"),
        lambda xml: re.sub(r"<(/?)(?=[A-Z])", r"<\1q:", xml).replace("xmlns", "xmlns:q").encode(),
        lambda xml: re.sub(' xmlns="[^"]*"', "", xml).encode(),
    ],
)
def test_xml_in_any_encoding_and_namespace(bring, encoded):
    xml = one_source(selection(), text="The “café” did not ask.")["project.qde"]
    for name in ("study.qdpx", "study.QDPX"):
        made = bring({"project.qde": encoded(xml)}, name, coder="LN")
        assert pieces(made)[0]["quote"] == "“café” d"


# What dhrcode wrote, after another program


def written(tmp_path, records=None):
    """A project of dhrcode's own: its record, and its parts as text."""
    codebook = open_project(TESTS / "projects" / "small").codebook
    made = Record(
        review="WM-A",
        codebook=CodebookVersion(id=codebook.id, version="1.0"),
        coder="LN",
        status="complete",
        sources=(Source(id="overview", title="Overview", file="a.pdf"),),
        attributes={"year": "2012"},
        findings={
            "use-of-maracs": CodedSubtheme(
                finding="present",
                evidence=(
                    Evidence(
                        source="overview", page="1", quote="Nobody rang the sister", note="Why."
                    ),
                    Evidence(source="overview", page="2", note="A note alone."),
                ),
            ),
            "police-response": CodedSubtheme(
                finding="absent",
                evidence=(Evidence(source="overview", page="2", quote="did not ask her"),),
            ),
            "gps": CodedSubtheme(finding="not-stated"),
        },
    )
    pages = tuple(Page(n, "", text) for n, text in enumerate(PAGES, 1))
    reviews = [CodedReview.of(one, "0" * 64) for one in records or [made]]
    data = render(
        codebook,
        records or [made],
        lambda _: {"overview": Document("a.pdf", "0" * 64, pages)},
        provenance(codebook, "0" * 64, reviews, "all"),
    ).data
    path = tmp_path / "ours.qdpx"
    path.write_bytes(data)
    with ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    return codebook, made, parts


def back(tmp_path, codebook, parts, **wanted):
    path = tmp_path / "theirs.qdpx"
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return read(path, path.name, ImportRequest(codebook, **wanted))


def changed(parts, *changes, origin="MAXQDA 24"):
    xml = re.sub(' origin="[^"]*"', f' origin="{origin}"', parts["project.qde"], count=1)
    for pattern, new in changes:
        xml, count = re.subn(pattern, new, xml, flags=re.DOTALL)
        assert count
    return parts | {"project.qde": xml}


NO_CASES = ("  <Cases>.*</Cases>\n", "")
NO_LINKS = ("  <Links>.*</Links>\n", "")
NO_NOTES = ("  <Notes>.*</Notes>\n", "")
NO_VARIABLES = ("  <Variables>.*</Variables>\n", "")
NO_DESCRIPTIONS = ("<Description>Source in dhrcode.*?</Description>\n", "")


def test_without_cases_the_notes_tell_what_was_found(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_CASES, NO_LINKS, NO_VARIABLES)
    [draft] = back(tmp_path, codebook, theirs).drafts
    assert draft.record.review == "WM-A"
    assert draft.record.coder == "LN"
    told = {s: c for s, c in record.findings.items() if c.evidence}
    assert draft.record.findings == told
    assert draft.record.sources == record.sources


def test_without_sources_too(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_CASES, NO_LINKS, ("  <Sources>.*</Sources>\n", ""))
    [draft] = back(tmp_path, codebook, theirs, coder="LN").drafts
    assert draft.record.sources == (Source(id="overview"),)
    assert {s: c for s, c in record.findings.items() if c.evidence} == draft.record.findings


def test_without_notes_the_text_has_the_words(tmp_path):
    codebook, record, parts = written(tmp_path)
    made = back(tmp_path, codebook, changed(parts, NO_NOTES, NO_LINKS))
    [draft] = made.drafts
    assert {s: c.finding for s, c in draft.record.findings.items()} == {
        s: c.finding for s, c in record.findings.items()
    }
    assert pieces(made, "use-of-maracs") == [
        {"source": "overview", "page": "1", "quote": "Nobody rang the sister"}
    ]
    assert draft.record.findings["police-response"].evidence == ()


def test_a_complete_record_whose_evidence_is_gone_is_a_draft(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, NO_NOTES, NO_LINKS, ("  <Sources>.*</Sources>\n", ""))
    made = back(tmp_path, codebook, theirs)
    [draft] = made.drafts
    assert draft.record.findings["use-of-maracs"] == CodedSubtheme(finding="present")
    assert (record.status, draft.record.status) == ("complete", "draft")
    assert made.notes == [
        (
            "1 record came as a draft: complete before, and the evidence of a finding is not in "
            "the file."
        )
    ]


def test_a_case_under_another_name_takes_its_notes_with_it(tmp_path):
    codebook, record, parts = written(tmp_path)
    theirs = changed(parts, ('name="WM-A"', 'name="DHR1"'))
    [draft] = back(tmp_path, codebook, theirs).drafts
    assert draft.record.review == "DHR1"
    assert draft.record.findings == record.findings


def test_another_code_on_a_selection_of_ours_is_new_evidence(tmp_path):
    codebook, record, parts = written(tmp_path)
    code = re.search(
        r'<Code guid="([^"]+)" name="[^"]*"[^>]*>\s*<Description>Definition: [^<]*?'
        r"Id in dhrcode: gps<",
        parts["project.qde"],
    )
    theirs = changed(
        parts,
        (
            r"(<PlainTextSelection [^>]*>\s*)(<Coding )",
            rf'\1<Coding guid="new"><CodeRef targetGUID="{code[1]}"/></Coding>\2',
        ),
    )
    made = back(tmp_path, codebook, theirs)
    record = made.drafts[0].record
    assert record.findings["gps"].finding == "present"
    assert [fault.code for fault in made.problems] == ["coded-and-not-present"]
    made.problems.clear()
    assert pieces(made, "gps") == [
        {"source": "overview", "page": "1", "quote": "Nobody rang the sister"}
    ]
    assert len(pieces(made, "use-of-maracs")) == 2


def test_several_coders_records_are_told_apart_by_themselves(tmp_path):
    codebook, record, _ = written(tmp_path)
    other = record.model_copy(update={"review": "WM-B", "coder": "EM"})
    _, _, parts = written(tmp_path, [record, other])
    both = back(tmp_path, codebook, parts).drafts
    assert [(d.record.review, d.record.coder) for d in both] == [("WM-A", "LN"), ("WM-B", "EM")]
    given = back(tmp_path, codebook, parts, coder="XX").drafts
    assert [d.record.coder for d in given] == ["LN", "EM"]
    own = back(tmp_path, codebook, parts, coder="EM", own=True)
    assert [(d.record.review, d.record.coder) for d in own.drafts] == [("WM-B", "EM")]
    assert own.notes[0].startswith("Left out: 2 codings by another coder: 'LN'")


def test_what_was_renamed_since_comes_under_its_new_id(tmp_path):
    codebook, _, parts = written(tmp_path)
    revision = Revision(
        version="1.1",
        after="1.0",
        on="2025-01-01",
        change="rename",
        subthemes=("gps",),
        becomes=("practices",),
        why="Wider.",
        findings="kept",
    )
    areas = tuple(
        Area(
            id=a.id,
            label=a.label,
            subthemes=tuple(
                Subtheme(id="practices", label="Practices", definition="d") if s.id == "gps" else s
                for s in a.subthemes
            ),
        )
        for a in codebook.areas
    )
    given = {name: getattr(codebook, name) for name in Codebook.model_fields}
    newer = Codebook(**given | {"areas": areas, "version": "1.1", "history": (revision,)})
    [draft] = back(tmp_path, newer, parts).drafts
    assert draft.record.findings["practices"].finding == "not-stated"
    assert typed(draft.record, newer)[1] == []


def test_a_fault_without_a_place_of_its_own_has_that_of_its_review(bring):
    made = bring(project(CODES + '\n<Cases>\n<Case guid="k" name="DHR7"/></Cases>'), coder="LN")
    [draft] = made.drafts
    problem = draft.located(Fault(("findings", "gps"), "bad-value", "y"))
    assert problem.place == "study.qdpx:project.qde:3:1"
