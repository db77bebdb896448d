"""A project is started: what is written, and that nothing is written over."""

import pytest

from dhrcode.errors import RefusedError
from dhrcode.workflows.project.start import start_project


def test_a_project_is_started_once(tmp_path):
    written = [path.relative_to(tmp_path).as_posix() for path in start_project(tmp_path)]
    assert written == [
        ".gitignore",
        ".vscode/settings.json",
        "schemas/record.schema.json",
        "schemas/codebook.schema.json",
        "themes.yaml",
        "records",
        "sources",
    ]
    with pytest.raises(RefusedError, match=r"holds \.gitignore already; nothing was written$"):
        start_project(tmp_path)
