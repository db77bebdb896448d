"""QualCoder's rules, recorded from its importer; and the importer itself, where it can be run.

It is run where PyQt6 is there and QualCoder's `src`, with what it imports, is in PYTHONPATH. Else
its rules are held: it stops at what breaks one, and leaves half a project behind.
"""

import builtins
import io
import re
import shutil
import sqlite3
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from lxml import etree

from dhrcode.analysis.selection import Selection
from dhrcode.importers import ImportRequest
from dhrcode.importers.refi import read
from dhrcode.model.codebook import Codebook
from dhrcode.model.vocabulary import arranged, typed
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.export_request import ExportRequest
from dhrcode.workflows.outputs.refi import make_project

EXAMPLES = Path(__file__).parents[3] / "examples"
EVERYTHING = Selection(include_drafts=True)


@pytest.fixture(params=["west-midlands-2014", "fictional"])
def project(request, tmp_path):
    """Both examples, the fictional one with its documents where they are looked for."""
    root = Path(shutil.copytree(EXAMPLES / request.param, tmp_path / request.param))
    if (root / "documents").exists():
        (root / "documents").rename(root / "sources")
    return open_project(root)


def exported(project):
    request = ExportRequest(project, EVERYTHING, Path("project.qdpx"))
    return make_project(request).files[0][1]


def notes_of(data: bytes) -> list[etree._Element]:
    """The notes of a project."""
    top = etree.fromstring(ZipFile(io.BytesIO(data)).read("project.qde"))
    return list(top.iter("{*}Note"))


def numbers(data: bytes) -> dict[str, int]:
    """How many rows each of QualCoder's tables has to have after it has read a project."""
    top = etree.fromstring(ZipFile(io.BytesIO(data)).read("project.qde"))
    selections = list(top.iter("{*}PlainTextSelection"))
    coded = [one for one in selections if next(one.iter("{*}Coding"), None) is not None]
    return {
        "cases": len(list(top.iter("{*}Case"))),
        "attribute": len(list(top.iter("{*}VariableValue"))),
        "source": len(list(top.iter("{*}TextSource"))),
        "code_text": len(coded),
        "annotation": len(selections) - len(coded),
        "journal": sum("plainTextPath" in note.attrib for note in top.iter("{*}Note")),
    }


def broken_rules(data: bytes) -> list[str]:
    """What QualCoder's importer would stop at, mix up or drop in a project."""
    package = ZipFile(io.BytesIO(data))
    top = etree.fromstring(package.read("project.qde"))
    found = [
        f"a note without a date: {note.get('name')}"
        for note in top.iter("{*}Note")
        if not (note.get("creationDateTime") or note.get("modifiedDateTime"))
    ]
    codes = [code.get("name") for code in top.iter("{*}Code") if code.get("isCodable") == "true"]
    journals = [n.get("name") for n in top.iter("{*}Note") if n.get("plainTextPath")]
    sources = [source.get("name") for source in top.iter("{*}TextSource")]
    for what, names in (("code", codes), ("journal", journals), ("document", sources)):
        found += [
            f"two of one name: {what} {n}" for n, times in Counter(names).items() if times > 1
        ]
    found += [f"no name of a file: {name}" for name in sources if re.search(r'[/\\:*?"<>|]', name)]
    for source in top.iter("{*}TextSource"):
        text = package.read(f"sources/{source.get('guid')}.txt").decode()
        found += ["a form feed in a text"] if "\f" in text else []
        spans = Counter(
            (
                one.get("startPosition"),
                one.get("endPosition"),
                *(c.get("targetGUID") for c in one.iter("{*}CodeRef")),
            )
            for one in source.iter("{*}PlainTextSelection")
        )
        found += [
            f"two selections of one passage: {span}" for span, times in spans.items() if times > 1
        ]
    return found


def test_no_rule_of_its_importer_is_broken(project):
    assert broken_rules(exported(project)) == []


def test_a_note_without_a_date_breaks_one(project):
    """An export of 2014 had none: its 125 notes stopped the importer before the first case."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(exported(project))) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, re.sub(rb' creationDateTime="1970[^"]*"', b"", data))
    undated = [one for one in broken_rules(buffer.getvalue()) if one.startswith("a note without")]
    assert bool(undated) == (project.root.name == "west-midlands-2014")
    of_day = {one.record.coded for one in project.load_all()}
    assert len(undated) == (len(notes_of(exported(project))) if of_day == {None} else 0)


def brought_back(data: bytes, codebook: Codebook, path: Path):
    path.write_bytes(data)
    made = read(path, path.name, ImportRequest(codebook))
    assert made.problems == []
    return {
        draft.record.review: arranged(typed(draft.record, codebook)[0], codebook)
        for draft in made.drafts
    }


def records_of(project):
    return {loaded.record.review: loaded.record for loaded in project.load_all()}


def test_no_record_gains_a_day_of_coding(project, tmp_path):
    """All thirteen of 2014 have none; the notes of the file have the first day of 1970."""
    data = exported(project)
    there = brought_back(data, project.codebook, tmp_path / "back.qdpx")
    assert {review: one.coded for review, one in there.items()} == {
        review: one.coded for review, one in records_of(project).items()
    }
    if project.root.name == "west-midlands-2014":
        assert len(there) == 13
        assert {note.get("creationDateTime") for note in notes_of(data)} == {"1970-01-01T00:00:00Z"}


class _QualCoder:
    """QualCoder's application, as far as its importer and exporter ask for it."""

    version, ai_models = "QualCoder", ()

    def __init__(self, root: Path, package: Path) -> None:
        self.project_path, self.project_name = str(root), "study.qda"
        self.settings = {
            "directory": str(root.parent),
            "codername": "default",
            "fontsize": 10,
            "ai_enable": "False",
        }
        (root / "documents").mkdir(parents=True)
        self.conn = sqlite3.connect(root / "data.qda")
        made = (package / "__main__.py").read_text(encoding="utf-8")
        for call in re.finditer(r'cur\.execute\(\s*((?:"[^"]*"\s*)+)\)', made):
            sql = "".join(re.findall('"([^"]*)"', call[1]))
            name = re.match(r"CREATE TABLE ([a-z_]+) \(", sql)
            if name and name[1] in TABLES:
                self.conn.execute(sql)
        self.conn.execute("insert into project (date, memo) values ('2026-03-02 10:11:12', '')")

    def write_config_ini(self, *_given):
        """Its settings are not kept."""

    def get_annotations(self):
        names = ("anid", "fid", "pos0", "pos1", "memo", "owner", "date")
        rows = self.conn.execute(f"select {', '.join(names)} from annotation")
        return [dict(zip(names, row, strict=True)) for row in rows]

    def count(self, table: str) -> int:
        return self.conn.execute(f"select count(*) from {table}").fetchone()[0]


TABLES = (
    *("project", "source", "code_image", "code_av", "annotation", "attribute_type", "attribute"),
    *("case_text", "cases", "code_cat", "code_text", "code_name", "journal"),
)


@pytest.fixture
def qualcoder(monkeypatch, tmp_path):
    """QualCoder's module, with its windows closed as soon as they open."""
    if not (find_spec("PyQt6") and find_spec("qualcoder")):
        pytest.skip("QualCoder and PyQt6 are not there")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".qualcoder").mkdir()
    monkeypatch.setattr(builtins, "_", str, raising=False)
    from PyQt6 import QtWidgets  # noqa: PLC0415 - where it is there
    from qualcoder import refi  # noqa: PLC0415 - where it is there

    refi.application = QtWidgets.QApplication.instance() or QtWidgets.QApplication([])
    window = SimpleNamespace(exec=lambda: 1)
    monkeypatch.setattr(refi, "Message", lambda *_given: window)
    chosen = SimpleNamespace(radioButton_maxqda=SimpleNamespace(isChecked=lambda: False))
    line_ends = SimpleNamespace(exec=lambda: 1, ui=chosen)
    monkeypatch.setattr(refi, "RefiLineEndings", lambda *_given: line_ends)
    return refi


def test_its_importer_takes_everything_and_its_exporter_gives_it_back(
    project, qualcoder, monkeypatch, tmp_path
):
    path = tmp_path / "ours.qdpx"
    path.write_bytes(exported(project))
    app = _QualCoder(tmp_path / "study.qda", Path(qualcoder.__file__).parent)
    files = qualcoder.QtWidgets.QFileDialog
    monkeypatch.setattr(files, "getOpenFileName", lambda *_a, **_k: (str(path), True))
    log = SimpleNamespace(append=lambda _line: None)
    qualcoder.RefiImport(app, log, "qdpx")
    assert list(tmp_path.glob("*_temporary")) == []
    wanted = numbers(path.read_bytes())
    assert {table: app.count(table) for table in wanted} == wanted
    assert wanted["cases"] == len(records_of(project))
    assert wanted["code_text"] + wanted["annotation"] + wanted["journal"] > 25
    coded = app.conn.execute(
        "select n.name, seltext, substr(s.fulltext, pos0 + 1, pos1 - pos0), a.memo from code_text a"
        " join source s on s.id = fid join code_name n on n.cid = a.cid"
    ).fetchall()
    assert len(coded) == wanted["code_text"]
    assert all(words == there and memo for _, words, there, memo in coded)

    monkeypatch.setattr(files, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))
    qualcoder.RefiExport(app, log, "project")
    theirs = (tmp_path / "study.qdpx").read_bytes()
    there = brought_back(theirs, project.codebook, tmp_path / "back.qdpx")
    assert there == records_of(project)
