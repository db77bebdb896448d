"""The other pages against what they describe: modules, dependencies, settings, links."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

import dhrcode.workflows.project.start
from dhrcode.store.project import shipped_codebook

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SOURCE = ROOT / "src" / "dhrcode"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_dependency_has_its_section() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = [re.split(r"[^\w.-]", requirement)[0].casefold() for requirement in wanted]
    sections = re.findall(r"^## (\S+)$", page("dependencies.md"), re.MULTILINE)
    assert sorted(sections) == sorted(names)


def test_vs_code_is_told_what_init_writes() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", page("editors.md"), re.DOTALL)
    assert shown == dhrcode.workflows.project.start.EDITOR_SETTINGS


def test_the_index_lists_every_page() -> None:
    linked = re.findall(r"\]\(([\w-]+\.md)\)", page("index.md"))
    assert sorted(linked) == sorted(p.name for p in DOCS.glob("*.md") if p.name != "index.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    wrong = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, heading = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (heading and heading not in headings(target)):
            wrong.append(link)
    assert wrong == []


def headings(path: Path) -> list[str]:
    """The anchors that GitHub gives to a page's headings."""
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in found]


@pytest.mark.parametrize("name", ["DHR41", "DHR58"])
def test_an_editor_finds_nothing_wrong_with_a_good_record(name: str) -> None:
    files = dhrcode.workflows.project.start.project_files(shipped_codebook())
    schema = json.loads(files["schemas/record.schema.json"])
    text = (ROOT / "examples" / "fictional" / "records" / f"{name}.yaml").read_text("utf-8")
    record = as_an_editor_reads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    assert [e.message for e in jsonschema.Draft7Validator(schema).iter_errors(record)] == []
    record["findings"]["gpss"] = {"finding": "present"}
    (error,) = jsonschema.Draft7Validator(schema).iter_errors(record)
    assert error.message == "Additional properties are not allowed ('gpss' was unexpected)"


def as_an_editor_reads(text: str) -> dict[str, dict[str, object]]:
    """YAML 1.2 as JSON has it: dates are text."""
    record: dict[str, dict[str, object]] = yaml.load(text, Loader=Editor)
    return record


class Editor(yaml.SafeLoader):
    """A loader without dates."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's way
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
