"""Nothing leaves with an identifier in it, unless a person says so."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from dhrcode.errors import IdentifiersError
from dhrcode.problems import Problem
from dhrcode.safety.allow_list import AllowList, normalised
from dhrcode.safety.identifiers.kinds import Identifier
from dhrcode.safety.identifiers.listed import NameList
from dhrcode.safety.scan import FoundIdentifier, Scanner, found_in, problem
from dhrcode.safety.written import WrittenText, codebook_texts, plan_texts, record_texts
from dhrcode.store.loaded import Loaded, LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.scan import allowed, codebook_found, names_of

_LEAVE_OUT = "leave documents out with --without-documents, "


def refuse_identifiers(
    project: Project | None,
    texts: Iterable[str],
    in_documents: Sequence[Problem] = (),
    made: Iterable[str] = (),
) -> int:
    """Refuses an output that would hold an identifier, and names the record to be mended.

    What a record or the codebook lists under `not_identifying` is no identifier there, and what is
    a warning in the record is one in the output.

    Args:
        project: where the words come from; None where there is none.
        texts: every text of the output but those of documents.
        in_documents: what was found in documents whose texts it holds.
        made: those of the texts whose numbers and days dhrcode made itself: they are none.

    Returns:
        How many words it holds that may tell who somebody is, which stop no output.

    Raises:
        IdentifiersError: with a problem for each place.
        DataProblemsError: the list of names is no text.
    """
    names = names_of(project)[0]
    errors: dict[str, _OutputWords] = {}
    perhaps: dict[str, Identifier] = {}
    own = frozenset(made)
    for written, one in found_in([WrittenText((), text) for text in sorted(texts)], names):
        if written.text in own and _is_own_day(written.text, one.text):
            continue
        if one.severity == "error":
            held = errors.setdefault(normalised(one.text), _OutputWords(one, set()))
            held.texts.add(normalised(written.text))
        else:
            perhaps[normalised(one.text)] = one
    counts = frozenset(map(normalised, own))
    problems = [*(_to_mend(project, names, errors, counts) if errors else []), *in_documents]
    if problems:
        counted = plural(len(problems), "identifier")
        raise IdentifiersError(
            problems,
            f"nothing was written, for {counted} would be in it: mend what is named above, list it "
            f"under not_identifying with your reason, {_LEAVE_OUT if in_documents else ''}or say "
            "--allow-identifiers",
        )
    return _number_of(project, perhaps)


_COUNT = re.compile("[0-9][0-9,. ]*")
_COUNTED_DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: to [0-9]{4}-[0-9]{2}-[0-9]{2})?")
_CHANGED_SINCE = re.compile(r"What changed since ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_DAY_OF_VERSION = re.compile(r"[0-9][0-9.]*(?:, | \()([0-9]{4}-[0-9]{2}-[0-9]{2})\b")


def _is_own_day(text: str, words: str) -> bool:
    """Whether words of a text that dhrcode made are a day of coding, of a version, or asked for."""
    if _COUNTED_DAYS.fullmatch(text) or _CHANGED_SINCE.fullmatch(text):
        return True
    return words in _DAY_OF_VERSION.findall(text)


def _number_of(project: Project | None, perhaps: Mapping[str, Identifier]) -> int:
    """How many of some words nobody has listed as identifying nobody."""
    if not perhaps:
        return 0
    allow_list = AllowList(allowed(project))
    return sum(not allow_list.covering(one.text) for one in perhaps.values())


class _OutputWords(NamedTuple):
    """Words of an output that identify somebody, and the texts there that hold them, compared."""

    one: Identifier
    texts: set[str]

    def are_counts(self, made: Container[str]) -> bool:
        """Whether they are a number in texts that dhrcode made."""
        return bool(_COUNT.fullmatch(self.one.text)) and all(text in made for text in self.texts)


WordsInTexts = frozenset[tuple[str, str]]
"""Words of an output, each with a text of it that holds them."""


class _RecordTrace(NamedTuple):
    """What a record has to do with the words of an output: what is to be mended, what comes of it.

    What comes of a record is judged there, with its entries. It is no excuse for the same words
    that an output has from elsewhere: from the codebook, or from a title that was given.
    """

    problems: list[Problem]
    accounts: WordsInTexts


class _RecordTracer:
    """Finds in a record where the words of an output come from; travels to other processes."""

    def __init__(self, scanner: Scanner, errors: dict[str, _OutputWords]) -> None:
        self.scanner = scanner
        self.texts = {words: tuple(held.texts) for words, held in errors.items()}

    def __call__(self, loaded: Loaded) -> _RecordTrace:
        record = loaded.record
        texts = record_texts(record, self.scanner.codebook) if record is not None else ()
        return self.traced(texts, lambda: self.scanner.record(loaded).found)

    def plan(self, loaded: LoadedPlan) -> _RecordTrace:
        """What a plan has to do with the words."""
        texts = plan_texts(loaded.plan) if loaded.plan is not None else ()
        return self.traced(texts, lambda: self.scanner.plan(loaded).found)

    def traced(
        self, texts: Iterable[WrittenText], found: Callable[[], Iterable[FoundIdentifier]]
    ) -> _RecordTrace:
        """What some texts have to do with the words; `found` tells what they identify by."""
        accounts = self.accounts(texts)
        return _RecordTrace(_causes(found(), accounts) if accounts else [], accounts)

    def accounts(self, texts: Iterable[WrittenText]) -> WordsInTexts:
        """The words, with their texts, that come from some others: one is within the other."""
        own = [normalised(one.text) for one in texts]
        return frozenset(
            (words, theirs)
            for words, several in self.texts.items()
            for mine in own
            if words in mine
            for theirs in several
            if mine in theirs or theirs in mine
        )


def _causes(found: Iterable[FoundIdentifier], accounts: WordsInTexts) -> list[Problem]:
    """The errors of a record or a codebook that words of an output come from."""
    held = {words for words, _ in accounts}
    return [
        one.problem
        for one in found
        if one.problem.severity == "error"
        and any(one.words in words or words in one.words for words in held)
    ]


def _to_mend(
    project: Project | None,
    names: NameList,
    errors: dict[str, _OutputWords],
    made: Container[str],
) -> list[Problem]:
    """The places in the records that the words of an output come from, or the words themselves.

    A number that comes from no record, in a text that dhrcode made, is a count.
    """
    if project is None:
        return [_in_itself(held.one) for held in errors.values() if not held.are_counts(made)]
    scanner = Scanner(project.codebook, names)
    tracing = _RecordTracer(scanner, errors)
    everybody = project.of_coder(None)
    of_plans = Plans(everybody).map(tracing.plan) if project.coder is None else ()
    traced = [one for part in everybody.every() for one in map_records(part, tracing)]
    own = codebook_texts(project.codebook)
    traced.append(tracing.traced(own, lambda: codebook_found(everybody, scanner)))
    traced += of_plans
    accounted = {pair for one in traced for pair in one.accounts}
    allow_list = AllowList(project.codebook.not_identifying)
    return [problem for one in traced for problem in one.problems] + [
        _in_itself(held.one)
        for words, held in errors.items()
        if not allow_list.covering(held.one.text)
        and any((words, text) not in accounted for text in held.texts)
        and not held.are_counts(made)
    ]


def _in_itself(one: Identifier) -> Problem:
    """Words that are in no record and not in the codebook: in a title that was given, say."""
    return problem("output", (1, 1), one)._replace(hint=one.instead)
