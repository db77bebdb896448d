"""The project as each request finds it."""

import pytest

from dhrcode.desk.current_project import CurrentProject, session_of, source_of_id
from dhrcode.errors import NotFoundError, RefusedError


def test_a_codebook_that_changed_is_read_anew(project):
    current = CurrentProject(project)
    themes = project.root / "themes.yaml"
    assert current.project().codebook is project.codebook
    now = f'version: "{project.codebook.version}"'
    assert now in themes.read_text()
    themes.write_text(themes.read_text().replace(now, 'version: "1.0"'))
    assert current.project().codebook.version == "1.0"


def test_each_request_has_a_journal_of_its_own_and_the_coder_stays(project):
    current = CurrentProject(project.of_coder("EM"))
    one, other = current.project(), current.project()
    assert one.journal is not other.journal
    assert (one.coder, one.journal.command) == ("EM", "desk")
    (project.root / "themes.yaml").touch()
    assert current.project().coder == "EM"


def test_a_record_that_is_behind_the_codebook_is_not_coded_on(project):
    assert session_of(project, project.read("DHR58")[0]).record.review == "DHR58"
    path = project.path_of("DHR58")
    now = f'version: "{project.codebook.version}"'
    path.write_text(path.read_text().replace(now, 'version: "1.0"'))
    with pytest.raises(RefusedError, match="migrate"):
        session_of(project, project.read("DHR58")[0])


def test_a_document_by_its_id(project):
    record, _ = project.read("DHR58")
    assert source_of_id(record, "overview")[1] == "DHR58-overview.txt"
    with pytest.raises(NotFoundError, match="DHR58 names no document 'other'"):
        source_of_id(record, "other")


def test_a_record_is_read_once_as_long_as_its_file_holds_the_same(project):
    current = CurrentProject(project)
    first = current.read(current.project(), "DHR58")
    assert current.read(current.project(), "DHR58")[0] is first[0]
    path = project.path_of("DHR58")
    path.write_text(path.read_text().replace("coder: EM", "coder: LN"))
    assert current.read(current.project(), "DHR58")[0].coder == "LN"
    assert current.read(current.project(), "DHR41")[0].review == "DHR41"
    path.unlink()
    with pytest.raises(NotFoundError):
        current.read(current.project(), "DHR58")
