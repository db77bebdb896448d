"""What is asked, answered and to be done: recommendations, responses and actions written."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.due_words import date_in
from dhrcode.model.plan import (
    Action,
    Addressee,
    Due,
    Owner,
    Plan,
    Recommendation,
    Response,
    action_letters,
)
from dhrcode.model.record import Evidence, Record
from dhrcode.reports.plan_text import named
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import any_of, nearest
from dhrcode.workflows.documents.verification import look_up
from dhrcode.workflows.edits import subtheme_id
from dhrcode.workflows.plan.check import is_titled
from dhrcode.workflows.plan.parts import (
    Written,
    agency_named,
    change_recommendation,
    made,
    refuse_faulty_plan,
)

_NUMBERED = re.compile(r"R([0-9]{1,6})")


class Asked(NamedTuple):
    """A recommendation that is to be written.

    Attributes:
        text: what it asks for.
        page: where in the document it stands.
        source: in which of the record's documents; not needed where there is one.
        quote: the document's words, where the text is not in them.
        to: agencies, as they were typed.
        to_as_written: addressees in the document's words.
        themes: subthemes, as they were typed.
        level: local, regional, national or single-agency.
        id: the document's number; the next free one if None.
        covers: the reviews of a study whose plan is to begin.
        todo: an action that is written with it.
    """

    text: str
    page: str | None = None
    source: str | None = None
    quote: str | None = None
    to: tuple[str, ...] = ()
    to_as_written: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    level: str | None = None
    id: str | None = None
    covers: tuple[str, ...] = ()
    todo: "ToDo | None" = None


def recommend(project: Project, name: str, asked: Asked) -> Written:
    """Writes a recommendation, and the plan if there is none yet.

    Args:
        project: the project.
        name: the review's id, or the name of a study's plan.
        asked: the recommendation.

    Returns:
        Its name, and whether its page has the words.

    Raises:
        NotFoundError: there is neither such a review nor such a plan.
        UsageError: the codebook has no such agency or subtheme, or what was typed cannot be kept.
        RefusedError: the id is taken.
    """
    codebook = project.codebook
    themes = tuple(subtheme_id(codebook, theme) for theme in asked.themes)
    to = [Addressee(agency=agency_named(one, codebook)) for one in asked.to]
    to += [made(Addressee, {"as_written": words}) for words in asked.to_as_written]
    actions = (_action(project, asked.todo),) if asked.todo else ()
    said = ""

    def change(plan: Plan) -> Plan:
        nonlocal said
        evidence, said = _evidence(project, citable(project, plan), asked)
        given = {"id": asked.id or next_id(plan), "text": asked.text, "level": asked.level}
        one = made(Recommendation, given)
        _refuse_taken(plan, one.id)
        more = {"themes": tuple(dict.fromkeys(themes)), "to": tuple(to), "evidence": evidence}
        one = one.model_copy(update={**more, "actions": actions})
        every = (*plan.recommendations, one)
        return refuse_faulty_plan(plan.model_copy(update={"recommendations": every}), codebook)

    plan = Plans(project).change(name, change, lambda: _fresh(project, name, asked))
    return Written(f"{plan.plan}/{plan.recommendations[-1].id}", said)


def _fresh(project: Project, name: str, asked: Asked) -> Plan:
    """The plan of a review that there is, or of a study that covers such reviews."""
    given: dict[str, object] = {"plan": name, "codebook": project.codebook.named}
    for review in asked.covers or (name,):
        project.find(review)
    if asked.covers:
        given |= {"of": "study", "covers": asked.covers}
    return made(Plan, given)


def next_id(plan: Plan) -> str:
    """The next free id, `R3`: no id of a recommendation that was dropped is given again."""
    used = [*(one.id for one in plan.recommendations), *plan.dropped]
    numbers = [int(found[1]) for name in used if (found := _NUMBERED.fullmatch(name))]
    return f"R{max(numbers, default=0) + 1}"


def _refuse_taken(plan: Plan, name: str) -> None:
    if name in plan.dropped:
        raise RefusedError(
            f"{plan.plan} had a recommendation {name} that was dropped: name another"
        )
    if any(one.id == name for one in plan.recommendations):
        raise RefusedError(f"{plan.plan} has a recommendation {name} already; nothing was written")


def citable(project: Project, plan: Plan) -> Record | Plan:
    """What names the documents that a plan's evidence is from."""
    return plan if plan.of == "study" else project.read(plan.plan)[0]


def _evidence(
    project: Project, held: Record | Plan, asked: Asked
) -> tuple[tuple[Evidence, ...], str]:
    """The evidence of a recommendation, and whether the page has its words."""
    if asked.page is None and asked.quote is None and asked.source is None:
        return (), ""
    known = [source.id for source in held.sources]
    source = asked.source or (known[0] if len(known) == 1 else None)
    if source is not None and source not in known:
        hint = nearest(source, known) or (f"one of {any_of(known)}" if known else "it names none")
        raise UsageError(f"there is no source '{source[:40]}': {hint}")
    if source is None and len(known) > 1:
        raise UsageError(f"say which document is meant: --source {any_of(known)}")
    piece = made(Evidence, {"source": source, "page": asked.page, "quote": asked.quote})
    return (piece,), _looked_up(project, held, piece, asked.quote or asked.text)


def _looked_up(project: Project, held: Record | Plan, piece: Evidence, words: str) -> str:
    sought = piece.model_copy(update={"quote": " ".join(words.split())})
    said = look_up(project, held, sought)
    if piece.page is None:
        return said
    if not said:
        return (
            f"Whether page {piece.page} has these words cannot be told: the document is not here."
        )
    if said.startswith("Found on") and ", not " not in said:
        return f"Page {piece.page} has these words. {said}"
    return f"Page {piece.page} does not have these words. {said} 'dhrcode undo' takes it back."


class Answered(NamedTuple):
    """A response that is to be written."""

    by: str
    answer: str
    on: date
    words: str | None = None


def respond(project: Project, name: str, answered: Answered) -> Written:
    """Writes what an agency answered to a recommendation, named as `DHR7/R2`.

    Raises:
        NotFoundError: there is no such plan or recommendation.
        UsageError: the codebook has no such agency, or there is no such answer.
    """
    agency = agency_named(answered.by, project.codebook)
    given = {"from": agency, "on": answered.on, "answer": answered.answer}
    response = made(Response, {**given, "words": answered.words})

    def change(one: Recommendation) -> Recommendation:
        every = sorted((*one.responses, response), key=lambda r: r.on)
        return one.model_copy(update={"responses": tuple(every)})

    change_recommendation(project, name, change)
    by = named(agency, project.codebook.agency_labels)
    return Written(name, f"{answered.answer} by {by} on {answered.on}")


class ToDo(NamedTuple):
    """An action that is to be written.

    Attributes:
        text: what is to be done.
        owner: the agency, as it was typed.
        post: which post of it.
        as_written: who owns it in the document's words.
        due: a date, or the document's words.
        measure: how it will be told that it worked.
    """

    text: str
    owner: str | None = None
    post: str | None = None
    as_written: str | None = None
    due: str | None = None
    measure: str | None = None


def act(project: Project, name: str, todo: ToDo) -> Written:
    """Writes an action of a recommendation, named as `DHR7/R2`.

    Raises:
        NotFoundError: there is no such plan or recommendation.
        UsageError: the codebook has no such agency, the post is a name, or what was typed cannot be
            kept.
    """
    action = _action(project, todo)

    def change(one: Recommendation) -> Recommendation:
        added = action.model_copy(update={"id": next_action_id(one)})
        return one.model_copy(update={"actions": (*one.actions, added)})

    added = change_recommendation(project, name, change).actions[-1]
    return Written(f"{name}.{added.id}", "; ".join(_lacks(added)))


def _action(project: Project, todo: ToDo) -> Action:
    """An action as it was typed, the first of its recommendation."""
    owner, due = _owner(project, todo), None if todo.due is None else due_of(todo.due)
    given = {"text": todo.text, "measure": todo.measure, "id": "a"}
    return made(Action, given).model_copy(update={"owner": owner, "due": due})


def _lacks(action: Action) -> Iterator[str]:
    if action.owner is None:
        yield "nobody owns it"
    if action.due is None:
        yield "no date"
    elif action.due.date is None:
        yield f"no date can be read from '{action.due.as_written}': it is kept as it is written"
    else:
        yield f"due {action.due.date}"
    if action.measure is None:
        yield "no measure"


def _owner(project: Project, todo: ToDo) -> Owner | None:
    if todo.owner is None and todo.post is None and todo.as_written is None:
        return None
    if is_titled(todo.post or "") or is_titled(todo.as_written or ""):
        raise UsageError("an owner is a post and no person: write it without a name")
    agency = None if todo.owner is None else agency_named(todo.owner, project.codebook)
    return made(Owner, {"agency": agency, "post": todo.post, "as_written": todo.as_written})


def due_of(words: str) -> Due:
    """When an action is due: the words, and the date that they can be held to.

    Raises:
        UsageError: the words cannot be kept.
    """
    date = date_in(words)
    return made(Due, {"date": date, "as_written": None if words.strip() == date else words})


def next_action_id(one: Recommendation) -> str:
    """The next free id of an action: a to z, then aa to az and so on."""
    taken, number = {action.id for action in one.actions}, 0
    while (letters := action_letters(number)) in taken:
        number += 1
    return letters
