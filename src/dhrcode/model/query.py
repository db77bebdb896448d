"""A query for documents: words and phrases, as a person typed them or from cues."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.errors import UsageError
from dhrcode.model.words import APART, words

MAX_TERMS, MAX_CHARACTERS = 30, 1000
FEWEST_LETTERS = 4
"""What is left of a word without its beginning, if it may be a word of its own."""

_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_TYPED = re.compile(r"""["]([^"]*)(?:["]|$)(\*?)|(?<!\S)'([^']*)'(\*?)(?!\S)|([^\s"]+)""")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_NUMBERED = re.compile(r"[^\W\d_]{2,}[-\u2010\u2011][0-9]+")


class Term(NamedTuple):
    """One word, or several side by side.

    Attributes:
        shown: as it was typed.
        variants: the ways in which it may be written, each as plain words with spaces.
        begins: whether its last word is only the beginning of a word; its words are then searched
            for as typed, otherwise in any of their forms.
    """

    shown: str
    variants: tuple[str, ...]
    begins: bool = False


class Query(NamedTuple):
    """What a passage must contain.

    Attributes:
        groups: of each group at least one term.
        together: all words side by side; it is enough by itself, and passages that contain it come
            first.
    """

    groups: tuple[tuple[Term, ...], ...]
    together: Term | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that the groups name, once."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group))


def query(typed: str) -> Query:
    """The query that a person typed: all of the words in one passage, in any order.

    Words in quotation marks stand side by side, `refer*` is the beginning of a word, and OR in
    capitals between two words means either. Anything else is text to look for.

    Raises:
        UsageError: there is nothing to look for in it, or far too much.
    """
    if len(typed) > MAX_CHARACTERS:
        raise UsageError(f"what is looked for is longer than {MAX_CHARACTERS:,} characters")
    parts = [_part(found) for found in _TYPED.finditer(typed.translate(_DOUBLE))]
    terms = _grouped([part for part in parts if part is not None])
    count = sum(map(len, terms))
    if not terms or count > MAX_TERMS:
        said = f"more than {MAX_TERMS} words" if terms else "no letter or digit"
        raise UsageError(f"there is {said} in '{typed[:60]}': type the words to look for")
    plain = all(isinstance(part, Term) and not part.begins for part in parts if part is not None)
    together = as_term(typed) if count > 1 and plain and '"' not in typed else None
    return Query(tuple(terms), together)


def query_of_cues(cues: Iterable[str]) -> Query | None:
    """Any of a subtheme's cues; None if it has none that could be looked for.

    A cue of several words is a phrase; one that ends in `*` is the beginning of a word.
    """
    terms = [as_term(cue.rstrip("*"), begins=cue.endswith("*"), shown=cue) for cue in cues]
    found = tuple(dict.fromkeys(term for term in terms if term is not None))
    return Query((found,)) if found else None


def _part(found: re.Match[str]) -> "Term | str | None":
    double, star, single, other_star, word = found.groups()
    if word is not None:
        if word in ("OR", "AND"):
            return str(word)
        return as_term(word.rstrip("*"), begins=word.endswith("*"))
    return as_term(double if double is not None else single, begins=bool(star or other_star))


def as_term(text: str, *, begins: bool = False, shown: str = "") -> Term | None:
    """A term, or None where there is neither a letter nor a digit to look for."""
    text = text.strip()
    begins, text = begins or text.endswith("*"), text.rstrip("*")
    variants = tuple(dict.fromkeys(_variants(text)))
    return Term(shown or text + "*" * begins, variants, begins) if variants else None


def _variants(text: str) -> Iterable[str]:
    """The plain words of a text: as typed, hyphens as spaces, two neighbours as one, one as two.

    Of what ends in a number (`PHQ-9`) the part before it is enough.
    """
    typed = _plain(text)
    apart = _plain(_HYPHEN.sub(" ", text))
    for way in (typed, apart):
        if way:
            yield " ".join(way)
    for at in range(1, min(len(apart), 8)):
        if apart[at - 1][-1].isalpha() and apart[at][0].isalpha():
            yield " ".join([*apart[: at - 1], apart[at - 1] + apart[at], *apart[at + 1 :]])
    if len(apart) == 1:
        begun = next((b for b in APART if apart[0].startswith(b)), "")
        rest = apart[0][len(begun) :]
        if begun and len(rest) >= FEWEST_LETTERS:
            yield f"{begun} {rest}"
    if len(typed) == 2 and _NUMBERED.fullmatch(text):
        yield "".join(typed)
        yield typed[0]


def _plain(text: str) -> list[str]:
    return [word.plain for word in words(text) if word.plain and not word.beside]


def _grouped(parts: "list[Term | str]") -> list[tuple[Term, ...]]:
    """Terms in groups, each of those joined by OR; an OR or AND that joins nothing is a word."""
    groups: list[tuple[Term, ...]] = []
    either = False
    for number, part in enumerate(parts):
        if not isinstance(part, Term) and groups and number < len(parts) - 1:
            either = part == "OR"
            continue
        term = part if isinstance(part, Term) else Term(part, (part.lower(),))
        groups = [*groups[:-1], (*groups[-1], term)] if either else [*groups, (term,)]
        either = False
    return groups
