"""What a project holds before its parts are given to reviews; all that read it share this."""

from functools import cached_property

from dhrcode.importers.refi.codes import Subthemes, codes_of
from dhrcode.importers.refi.file import OpenedFile
from dhrcode.importers.refi.leftovers import Leftovers
from dhrcode.importers.refi.materials import materials_of
from dhrcode.importers.refi.names import NameResolver
from dhrcode.importers.refi.notes import RefiNotes
from dhrcode.importers.refi.variables import ImportVariables
from dhrcode.model.codebook import Codebook


class ProjectContent:
    """What a file holds, and what of it is known.

    Attributes:
        file: the project.
        codebook: the codebook of the project of ours.
        names: what names in the file are.
        codes: its outermost codes.
        subthemes: which codes are which.
        variables: what its variables mean.
        materials: its documents.
        left: counts of what is left out.
    """

    def __init__(self, file: OpenedFile, codebook: Codebook, names: NameResolver) -> None:
        self.file, self.codebook, self.names = file, codebook, names
        self.codes = codes_of(file.top)
        self.subthemes = Subthemes(codebook, self.codes, names)
        self.variables = ImportVariables(codebook, file.top.listed("Variables", "Variable"))
        self.materials = materials_of(file.top)
        self.left = Leftovers()

    @cached_property
    def notes(self) -> RefiNotes:
        """Its notes.

        Raises:
            PackageError: the package is damaged, or its texts are larger than allowed.
        """
        return RefiNotes(self.file, self.materials)
