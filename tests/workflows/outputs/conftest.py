"""What the tests of publications share: a project with enough reviews to publish."""

import pytest

from dhrcode.model.record import CodedSubtheme
from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.edits import new_record


def ruled(project, **rule):
    """The project with a rule of disclosure of its own."""
    text = "".join(f"  {key}: {value}\n" for key, value in rule.items())
    path = project.root / "themes.yaml"
    path.write_text(path.read_text() + f"disclosure:\n{text}")
    return open_project(project.root)


@pytest.fixture
def many(small):
    """Twenty-four complete reviews, a draft, and methods that part them 16 to 8."""
    for path in small.folder.iterdir():
        path.unlink()
    subthemes = ("use-of-maracs", "police-response", "gps")
    for number in range(25):
        record = new_record(f"DHR{number}", "LN", "dhr", small.codebook)
        findings = {
            subtheme: CodedSubtheme(finding="present" if number % divisor == 0 else "absent")
            for subtheme, divisor in zip(subthemes, (2, 3, 8), strict=True)
        }
        attributes = {"method": "other" if number % 3 == 0 else "stabbing", "year": 2012}
        status = "draft" if number == 24 else "complete"
        update = {"findings": findings, "attributes": attributes, "status": status}
        text = record_yaml(record.model_copy(update=update))
        small.path_of(record.review).write_text(text)
    return small
