"""A codebook of another program as one of ours: categories are areas, codes are subthemes."""

from collections import Counter
from collections.abc import Iterator
from itertools import filterfalse
from pathlib import Path
from typing import Any

from dhrcode.importers import Imported
from dhrcode.importers.refi.clean import (
    MAX_LINE,
    cut_line,
    fits,
    listed,
    one_line,
    slug,
    unused,
)
from dhrcode.importers.refi.codes import Code, codes_of, every_code
from dhrcode.importers.refi.file import OpenedFile
from dhrcode.importers.refi.nodes import Node, RefiError
from dhrcode.model.base import unusable
from dhrcode.model.codebook import Codebook
from dhrcode.model.refi_texts import codebook_fields, subtheme_fields
from dhrcode.store.loader import validated
from dhrcode.text import plural

OTHERS = "Other codes"
"""The area of codes that are in no category."""
_FIRST_VERSION = "1.0"


def codebook_in(found: OpenedFile, path: Path) -> Imported:
    """The codebook in an opened file, which may be a project.

    Raises:
        RefiError: it holds no codebook.
    """
    codes = codes_of(found.top)
    if not any(code.codable for code in every_code(codes)):
        said = "no codebook with codes is in the file"
        raise RefiError(found.place(found.top), "not-refi", said, "is it the right file?")
    return _CodebookMaker(found, path, codes).made()


class _CodebookMaker:
    def __init__(self, found: OpenedFile, path: Path, codes: list[Code]) -> None:
        self.found, self.path, self.codes = found, path, codes
        self.lost: Counter[str] = Counter()
        self.taken: set[str] = set()
        self.areas: set[str] = set()
        self.areas_of_sets = 0

    def made(self) -> Imported:
        """The codebook, and notes on what was left out."""
        areas = [area for area in self._areas() if area["subthemes"]]
        codebook, faults = validated(Codebook, {**self._head(), "areas": areas})
        place = self.found.place(self.found.top)
        return Imported(
            problems=[place.located(fault) for fault in faults],
            notes=[*self.found.notes(), *self._notes()],
            codebook=codebook,
        )

    def _head(self) -> dict[str, Any]:
        """Its id, version, title and source, as dhrcode wrote them or as the file has them."""
        own = next((fields for fields in self._described() if "id" in fields), {})
        origin = one_line(self.found.top.get("origin"))
        origin = f" ({origin})" if origin else ""
        title = cut_line(self.found.top.get("name")) or cut_line(self.path.stem) or "Codebook"
        result = {
            "id": slug(self.path.stem) or "codebook",
            "version": _FIRST_VERSION,
            "title": title,
            "source": cut_line(f"Imported from {self.path.name}{origin}"),
        }
        return {
            **({key: result[key] for key in ("id", "version", "title")} if own else result),
            **own,
        }

    def _described(self) -> Iterator[dict[str, str]]:
        top = self.found.top
        for node in (*top.listed("Sets", "Set"), top):
            yield codebook_fields(node.description)

    def _areas(self) -> Iterator[dict[str, Any]]:
        loose = {code.guid or id(code): code for code in self.codes if not code.within}
        if len(loose) == len(self.codes):
            yield from self._sets(loose)
        for code in self.codes:
            if code.within:
                yield self._category(code)
            elif not code.codable:
                self.lost["category without codes"] += 1
        if others := [code for code in loose.values() if code.codable]:
            yield self._area(OTHERS, others)

    def _sets(self, loose: dict[Any, Code]) -> Iterator[dict[str, Any]]:
        """The sets of a codebook without categories, as ATLAS.ti groups codes; takes theirs out."""
        every = set(loose)
        for node in filterfalse(_ours, self.found.top.listed("Sets", "Set")):
            guids = {one.guid() or one.target for one in node.all("MemberCode")} & every
            codes = [loose.pop(guid) for guid in list(loose) if guid in guids]
            if codes:
                self.areas_of_sets += 1
                self.lost["code in several sets"] += len(guids) - len(codes)
                yield self._area(cut_line(node.get("name")) or "Set", codes)

    def _category(self, category: Code) -> dict[str, Any]:
        own, codes = subtheme_fields(category.description), list(category.leaves())
        if not category.codable and category.description and "id" not in own:
            self.lost["description of a category"] += 1
        self.lost["category without codes"] += not codes
        return self._area(_label(category, own), codes, _id(own))

    def _area(self, label: str, codes: list[Code], own: str = "") -> dict[str, Any]:
        area = unused(own or slug(label) or "area", self.areas)
        self.areas.add(area)
        return {"id": area, "label": label, "subthemes": [self._subtheme(code) for code in codes]}

    def _subtheme(self, code: Code) -> dict[str, Any]:
        fields: dict[str, Any] = dict(subtheme_fields(code.description))
        if "id" not in fields:  # another program's: what looks like a label is its own text
            fields = {"definition": code.description}
        label = _label(code, fields)
        if len(one_line(code.node.get("name"))) > len(code.name):
            self.lost["end of a long name"] += 1
        if not fits(fields.get("definition", "")):
            self.lost["text of more than 20,000 characters"] += 1
            fields = {}
        own = unused(_id(fields) or slug(label) or "code", self.taken)
        self.taken.add(own)
        given = (
            fields.get("definition") or f"No definition was given in {cut_line(self.path.name)}."
        )
        return {**fields, "id": own, "label": label, "definition": given}

    def _notes(self) -> Iterator[str]:
        colours = sum(bool(code.node.get("color")) for code in every_code(self.codes))
        sets = sum(not _ours(node) for node in self.found.top.listed("Sets", "Set"))
        sets -= self.areas_of_sets
        left = Counter({"colour": colours, "set": sets}) + self.lost
        if left:
            yield f"Left out, since a codebook of dhrcode's has no place for them: {listed(left)}."
        undefined = sum(not code.description for top in self.codes for code in top.leaves())
        if undefined:
            yield (
                f"{plural(undefined, 'code')} came without a definition: write them before "
                "anybody codes."
            )
        yield "Attributes and kinds of review are not in such a file: add them to the codebook."


def _ours(node: Node) -> bool:
    """Whether a set is the one in which dhrcode describes the codebook."""
    return "id" in codebook_fields(node.description)


def _label(code: Code, fields: dict[str, Any]) -> str:
    """The label of a code; if dhrcode wrote it, exactly as written."""
    name = fields.get("label") or code.node.get("name")
    exact = "id" in fields and not unusable(name) and len(name) <= MAX_LINE
    return name if exact else code.label


def _id(fields: dict[str, Any]) -> str:
    """The id that dhrcode wrote into a description, if it is still one."""
    given = str(fields.get("id", ""))
    return given if given and slug(given) == given else ""
