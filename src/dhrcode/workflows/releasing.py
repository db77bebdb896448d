"""Nothing leaves with an identifier in it, unless a person says so."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dhrcode.errors import IdentifiersError
from dhrcode.problems import Problem, plural
from dhrcode.safety.identifiers.kinds import Identifier
from dhrcode.safety.identifiers.listed import NO_NAMES, Names
from dhrcode.safety.scanning import Scanner, found_in, problem
from dhrcode.safety.silence import Silence, compared
from dhrcode.safety.written import Written, record_texts
from dhrcode.store.loading import Loaded
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project
from dhrcode.workflows.scanning import codebook_problems, names_of, parts_of

_LEAVE_OUT = "leave documents out with --without-documents, "


def refuse_identifiers(
    project: Project | None, texts: Iterable[str], in_documents: Sequence[Problem] = ()
) -> None:
    """Refuses an output that would hold an identifier, and names the record to be mended.

    What a record or the codebook lists under `not_identifying` is no identifier there, and what is
    a warning in the record is one in the output.

    Args:
        project: where the words come from; None where there is none.
        texts: every text of the output but those of documents.
        in_documents: what was found in documents whose texts it holds.

    Raises:
        IdentifiersError: with a problem for each place.
        DataProblemsError: the list of names is no text.
    """
    names = names_of(project)[0] if project is not None else NO_NAMES
    written = [Written((), text) for text in texts]
    errors = {
        compared(one.text): one for _, one in found_in(written, names) if one.severity == "error"
    }
    problems = [*(_to_mend(project, names, errors) if errors else []), *in_documents]
    if problems:
        counted = plural(len(problems), "identifier")
        raise IdentifiersError(
            problems,
            f"nothing was written, for {counted} would be in it: mend what is named above, list it "
            f"under not_identifying with your reason, {_LEAVE_OUT if in_documents else ''}or say "
            "--allow-identifiers",
        )


class _Traced(NamedTuple):
    """What a record has to do with the words of an output."""

    problems: list[Problem]
    holds: frozenset[str]


class _Tracing:
    """Finds in a record where the words of an output come from; travels to other processes."""

    def __init__(self, scanner: Scanner, words: Iterable[str]) -> None:
        self.scanner, self.words = scanner, tuple(words)

    def __call__(self, loaded: Loaded) -> _Traced:
        if loaded.record is None:
            return _Traced([], frozenset())
        text = "\n".join(
            compared(one.text) for one in record_texts(loaded.record, self.scanner.codebook)
        )
        holds = frozenset(words for words in self.words if words in text)
        if not holds:
            return _Traced([], holds)
        problems = [
            found.problem
            for found in self.scanner.record(loaded).found
            if found.problem.severity == "error"
            and any(found.words in words or words in found.words for words in holds)
        ]
        return _Traced(problems, holds)


def _to_mend(project: Project | None, names: Names, errors: dict[str, Identifier]) -> list[Problem]:
    """The places in the records that the words of an output come from, or the words themselves."""
    if project is None:
        return [_in_itself(one) for one in errors.values()]
    scanner = Scanner(project.codebook, names)
    tracing = _Tracing(scanner, errors)
    everybody = project.of_coder(None)
    traced = [one for part in parts_of(everybody) for one in map_records(part, tracing)]
    problems = [found for one in traced for found in one.problems]
    held = {words for one in traced for words in one.holds}
    silence = Silence(project.codebook.not_identifying)
    apart = [one for words, one in errors.items()
             if words not in held and not silence.covering(one.text)]  # fmt: skip
    if apart:
        own = [p for p in codebook_problems(everybody, scanner) if p.severity == "error"]
        problems += own or [_in_itself(one) for one in apart]
    return problems


def _in_itself(one: Identifier) -> Problem:
    """Words that are in no record: in a title that was given, say."""
    return problem("output", (1, 1), one)._replace(hint=one.instead)
