"""What a project holds, read once for all of its reviews."""

import runpy
from pathlib import Path

from dhrcode.importers.refi.content import ProjectContent
from dhrcode.importers.refi.file import opened
from dhrcode.importers.refi.names import NameResolver
from dhrcode.model.import_names import ImportNames

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
one_source, pack, selection = (_SHARED[n] for n in ("one_source", "pack", "selection"))


def test_documents_codes_and_notes_are_read_once(tmp_path, codebook):
    note = '<Notes><Note guid="n" plainTextPath="internal://n.txt"/></Notes>'
    parts = one_source(selection(), note) | {"sources/n.txt": "Look again."}
    file = opened(pack(tmp_path / "study.qdpx", parts), "study.qdpx")
    content = ProjectContent(file, codebook, NameResolver(codebook, ImportNames()))
    assert [one.name for one in content.materials] == ["DHR7"]
    assert content.subthemes.of("c1") == "gps"
    assert content.notes is content.notes
    assert content.notes.by_guid["n"].text == "Look again."
