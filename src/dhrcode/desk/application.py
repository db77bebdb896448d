"""The routes of the desk: each hands what the page sends to a workflow, and its answer back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException

from dhrcode.desk.access import Access
from dhrcode.desk.given import Act, Given
from dhrcode.desk.guard import ENTER
from dhrcode.desk.page_files import PageFile
from dhrcode.desk.server import MOST_ANSWER
from dhrcode.errors import DhrcodeError, UsageError

if TYPE_CHECKING:
    from dhrcode.desk.desk import Desk

USED = (
    "This address has been used, or is not the one of this desk: end the desk and start it again "
    "with 'dhrcode desk', which gives a new one."
)
TOO_LONG = "The answer would be too long for the desk."
FAULT = "A fault in dhrcode itself ({}); records are written in one step, so none is half written."


def application(desk: "Desk", access: Access, files: Mapping[str, PageFile]) -> Flask:
    """The application: the page's files, the way in, and a route for each thing a desk does."""
    made = Flask(__name__, static_folder=None, template_folder=None)
    made.config["PROVIDE_AUTOMATIC_OPTIONS"] = False

    def enter() -> Response:
        key = access.enter(str(_given().get("token", "")))
        return _json({"error": USED}, 403) if key is None else _json({"key": key})

    for path, file in files.items():
        made.add_url_rule(path, path, _serve(file), methods=["GET"])
    made.add_url_rule(ENTER, "enter", enter, methods=["POST"])
    for name, act in desk.acts.items():
        made.add_url_rule(f"/{name}", name, _answering(act), methods=["POST"])
    made.register_error_handler(Exception, _failed)
    made.after_request(_bounded)
    return made


def _serve(file: PageFile) -> Callable[[], Response]:
    return lambda: Response(file.data, headers={"Content-Type": file.kind})


def _answering(act: Act) -> Callable[[], Response]:
    def answer() -> Response:
        made = act(_given())
        if isinstance(made, bytes):
            return Response(made, headers={"Content-Type": "image/png"})
        return _json(made)

    return answer


def _given() -> Given:
    """What the page sent."""
    try:
        given = json.loads(request.get_data(cache=False))
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise UsageError("what the page sent is not a JSON object")
    return given


def _json(data: object, status: int = 200) -> Response:
    text = json.dumps(data, ensure_ascii=False)
    return Response(text, status, headers={"Content-Type": "application/json; charset=utf-8"})


def _failed(error: Exception) -> Response:
    """A failure as its sentence; the page shows it where the person is."""
    if isinstance(error, HTTPException):
        return _json({"error": error.name}, error.code or 500)
    if isinstance(error, DhrcodeError):
        problems = (f"{p.file}:{p.line}: {p.message}" for p in getattr(error, "problems", ()))
        said = "\n".join(filter(None, [str(error), *problems]))
        return _json({"error": said, "kind": type(error).__name__}, 409)
    return _json({"error": FAULT.format(type(error).__name__)}, 500)


def _bounded(response: Response) -> Response:
    """Nothing is sent that waitress would put into a temporary file."""
    if (response.content_length or 0) > MOST_ANSWER:
        return _json({"error": TOO_LONG}, 500)
    return response
