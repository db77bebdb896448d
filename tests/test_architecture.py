"""The floors of the house: who may import whom, who prints, and that nothing calls out."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from dhrcode.model.attribute_types import TYPES

SOURCE = Path(__file__).parents[1] / "src" / "dhrcode"
FLOORS = (
    "progress",
    "notices",
    "text",
    "problem_codes",
    "problems",
    "errors",
    "model",
    "store",
    "analysis",
    "checks",
    "safety",
    "reports",
    "exporters",
    "importers",
    "workflows",
    "study",
    "desk",
    "cli",
    "__main__",
)
"""From the bottom up: each imports from those before it alone."""
MODULES = sorted(SOURCE.rglob("*.py"))
NETWORK = {
    "socket",
    "socketserver",
    "ssl",
    "select",
    "selectors",
    "asyncio",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "telnetlib",
    "nntplib",
    "xmlrpc",
    "webbrowser",
    "http",
    "wsgiref",
    "urllib",
    "urllib3",
    "requests",
    "httpx",
    "aiohttp",
    "websockets",
    "boto3",
    "paramiko",
    "twisted",
    "tornado",
    "zmq",
    "grpc",
    "pycurl",
}
HARMLESS = {"urllib.parse"}
INWARD = {"desk/browser.py": {"webbrowser"}}
"""What opens the person's own browser, on a file of this machine."""


def named(path):
    return path.relative_to(SOURCE).as_posix()


@cache
def imports_of(path):
    """Every module that a file imports, at the top or inside a function, with its line."""
    return tuple(_imports_of(path))


def _imports_of(path):
    package = ("dhrcode", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.split(".")  # import_module takes a name as text
            if words[0] == "dhrcode" and len(words) > 1 and words[1] in FLOORS:
                yield node.value, node.lineno


def floor_of(module):
    """The floor that a module of ours stands on; None for the package itself."""
    parts = module.split(".")
    return parts[1] if parts[0] == "dhrcode" and len(parts) > 1 and parts[1] in FLOORS else None


def own_floor(path):
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def test_every_module_stands_on_a_floor():
    assert {own_floor(path) for path in MODULES} <= {"__init__", *FLOORS}
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_it_imports_from_lower_floors_and_its_own_alone(path):
    own = own_floor(path)
    # `dhrcode.open` is imported when somebody asks for it.
    allowed = FLOORS[: FLOORS.index(own) + 1] if own in FLOORS else ("study",)
    above = [
        f"line {line}: {module}"
        for module, line in imports_of(path)
        if (floor := floor_of(module)) is not None and floor not in allowed
    ]
    assert above == []


def test_the_test_would_see_an_import_from_above(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "SOURCE", tmp_path)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "x.py").write_text(
        "import dhrcode.cli\nfrom dhrcode import store\nfrom ..workflows import session\n"
        "def f():\n    from dhrcode.checks import evidence\n"
        "    import_module('dhrcode.exporters.text.markdown')\n"
    )
    floors = [floor_of(module) for module, _ in imports_of(tmp_path / "model" / "x.py")]
    assert {floor for floor in floors if floor} == {
        "cli",
        "store",
        "workflows",
        "checks",
        "exporters",
    }


def prints(path):
    """What in a file writes to the person's screen."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("print", "input", "breakpoint"):
                yield f"line {node.lineno}: {node.func.id}()"
        elif isinstance(node, ast.Attribute) and node.attr in (
            "stdout",
            "stderr",
            "stdin",
            "__stdout__",
            "__stderr__",
        ):
            yield f"line {node.lineno}: .{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "sys":
            yield from (
                f"line {node.lineno}: {alias.name}"
                for alias in node.names
                if alias.name in ("stdout", "stderr", "stdin")
            )


@pytest.mark.parametrize("path", [p for p in MODULES if own_floor(p) != "cli"], ids=named)
def test_only_the_command_line_prints_or_asks(path):
    assert list(prints(path)) == []
    names = {module.split(".")[0] for module, _ in imports_of(path)}
    assert names & {"typer", "click", "rich", "logging"} == set()


def test_the_command_line_does_print():
    assert "cli/terminal.py" in [named(path) for path in MODULES if list(prints(path))]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_reaches_out_of_this_machine(path):
    out = [
        f"line {line}: {module}"
        for module, line in imports_of(path)
        if module.split(".")[0] in NETWORK
        and not any(module == name or module.startswith(f"{name}.") for name in HARMLESS)
        and module not in INWARD.get(named(path), ())
    ]
    assert out == []


def test_the_server_is_the_desks_alone():
    """It listens, and on this machine only: what else of the network there is, nobody imports."""
    using = {
        named(path)
        for path in MODULES
        for module, _ in imports_of(path)
        if module.split(".")[0] in ("flask", "werkzeug", "waitress")
    }
    assert using == {"desk/application.py", "desk/server.py"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_can_be_read_in_one_sitting(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 330  # some 300, and what the formatter breaks up


TYPE_NAMES = set(TYPES)
TELLING = {"choice", "choices", "yes-no"}
"""Names of types that are no name of anything else."""


def is_a_type(node):
    """Whether a part of an expression is the type of something else than of what asks."""
    return isinstance(node, ast.Attribute) and node.attr == "type" and not is_self(node.value)


def is_self(node):
    return isinstance(node, ast.Name) and node.id == "self"


def asks_for_a_type(path):
    """Where a file asks which type an attribute is, or names types to tell them apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            asked = [node.subject]
        elif isinstance(node, ast.Subscript):
            asked = [node.slice]
        elif isinstance(node, ast.Call):
            asked = node.args if isinstance(node.func, ast.Attribute) else []
        if any(is_a_type(one) for one in asked) and (
            isinstance(node, ast.Match)
            or any(
                isinstance(part, ast.Constant) and part.value in TYPE_NAMES
                for part in ast.walk(node)
            )
        ):
            yield f"line {node.lineno}: asks which type it is"
        if isinstance(node, ast.Constant) and node.value in TELLING:
            yield f"line {node.lineno}: names '{node.value}'"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.parent.name != "attribute_types"], ids=named
)
def test_what_a_type_of_attribute_means_is_decided_with_the_types_alone(path):
    assert list(asks_for_a_type(path)) == []


@pytest.mark.parametrize(
    "asking",
    [
        'several = attribute.type == "choices"',
        'number = attribute.type in ("integer", "year")',
        'def f(a):\n    match a.type:\n        case "year":\n            return 1\n',
        'said = {"year": "a year", "text": "a line"}.get(attribute.type, "")',
        'said = {"year": "a year", "text": "a line"}[attribute.type]',
        'PUBLISHABLE = ("choice", "year")',
    ],
)
def test_the_test_would_see_a_type_that_is_asked_for(asking, tmp_path):
    (tmp_path / "x.py").write_text(asking)
    assert list(asks_for_a_type(tmp_path / "x.py")) != []


def test_no_name_of_a_class_or_a_type_is_used_twice():
    places = {}
    for path in MODULES:
        for name in types_named(ast.parse(path.read_text(encoding="utf-8"))):
            places.setdefault(name.lstrip("_"), []).append(named(path))
    assert len(places) > 300
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_the_test_would_see_a_class_and_a_type_alias():
    source = (
        "T = TypeVar('T')\nLIMIT = 3\nNames = list[str]\nStep = Callable[[int], int]\n"
        "Kind: TypeAlias = str\nclass _Walk:\n    class Inner: ...\n"
    )
    assert sorted(types_named(ast.parse(source))) == ["Inner", "Kind", "Names", "Step", "_Walk"]


def types_named(tree):
    """The classes of a module and the aliases of types that it defines; no type variables."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and re.match("_?[A-Z][A-Za-z]*[a-z]", target.id):
            made = node.value.func if isinstance(node.value, ast.Call) else None
            if getattr(made, "id", "") != "TypeVar":
                yield target.id


def calls_of(path, names):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
            yield node


def test_whoever_writes_a_record_or_a_codebook_says_the_format_of_the_project():
    """The form takes a digest of the text, which goes into no project."""
    place = {"record_yaml": 3, "codebook_yaml": 4}
    silent = [
        named(path)
        for path in MODULES
        for call in calls_of(path, place)
        if len(call.args) < place[call.func.id]
        and "number" not in {keyword.arg for keyword in call.keywords}
    ]
    assert silent == ["reports/form.py"]


def tied(path):
    """The modules of ours that a file imports."""
    here = {
        "dhrcode." + p.relative_to(SOURCE).with_suffix("").as_posix().replace("/", "."): p
        for p in MODULES
    }
    return {here[name] for name, _ in imports_of(path) if name in here and here[name] != path}


def test_no_module_imports_one_that_imports_it_back_by_whatever_way():
    left = {path: tied(path) for path in MODULES}
    while free := [path for path, others in left.items() if not others & left.keys()]:
        for path in free:
            del left[path]
    # What only leads to a circle, and is not in it, is no fault of its own.
    while led := [p for p in left if not any(p in others for q, others in left.items() if q != p)]:
        for path in led:
            del left[path]
    assert [named(path) for path in left] == []


TESTS = Path(__file__).parent
NO_FILE_OF_THEIR_OWN = {
    "model/attribute_types": "tests/model/test_attribute_types.py puts each case to all types",
    "workflows/coding/screen.py": "a protocol without a line of code",
}


def is_exempt(path):
    return any(named(path).startswith(one) for one in NO_FILE_OF_THEIR_OWN)


def has_logic(path):
    """Whether a module does something: tables of data, styles and plain models do not."""
    every = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return path.name != "__init__.py" and any(isinstance(one, ast.FunctionDef) for one in every)


def own_tests(path):
    """Where the tests of a module are: in rooms called like its own."""
    rooms = (room for room in path.relative_to(SOURCE).parts[:-1] if room != "commands")
    return TESTS.joinpath(*rooms, f"test_{path.name}")


def test_each_module_of_logic_has_a_test_file_of_its_name():
    modules = [path for path in MODULES if has_logic(path) and not is_exempt(path)]
    assert len(modules) > 250
    assert [named(path) for path in modules if not own_tests(path).is_file()] == []


def test_what_needs_no_test_file_of_its_own_is_there_and_has_none():
    assert {path for path in NO_FILE_OF_THEIR_OWN if not (SOURCE / path).exists()} == set()
    assert [named(path) for path in MODULES if is_exempt(path) and own_tests(path).exists()] == []


def test_a_module_of_data_and_one_of_logic_are_told_apart(tmp_path):
    (tmp_path / "data.py").write_text("NAMES = frozenset('ab')\n\n\nclass Sample:\n    of: int\n")
    (tmp_path / "logic.py").write_text("class Sample:\n    def draw(self):\n        return 1\n")
    assert [has_logic(tmp_path / f"{name}.py") for name in ("data", "logic")] == [False, True]
