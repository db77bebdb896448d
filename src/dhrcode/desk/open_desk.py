"""A desk that is open: its server, its way in, and what is taken away when it ends."""

from dhrcode.desk.access import Access
from dhrcode.desk.application import application
from dhrcode.desk.browser import AddressFile
from dhrcode.desk.desk import Desk
from dhrcode.desk.page_files import page_files
from dhrcode.desk.server import END_SECONDS, IDLE_SECONDS, DeskServer, Ending
from dhrcode.store.project import Project


class OpenDesk:
    """Serves a project's desk as long as it is entered.

    Attributes:
        ending: ends it, or waits for its end.
        address: the address with the token, good once.
        finished: whether all that was being done was finished, when it ended.
    """

    def __init__(
        self,
        project: Project,
        review: str | None,
        idle: float = IDLE_SECONDS,
        adjudicated: str | None = None,
    ) -> None:
        self.ending, self.finished = Ending(idle), True
        self._file: AddressFile | None = None
        access, files = Access(self._take_away), page_files()
        self._desk = Desk(project, review, self.ending, adjudicated)
        app = application(self._desk, access, files)
        self._server = DeskServer(app, access, files.keys(), self.ending.active)
        self._running = self._server.running()
        self.address = f"{self._server.address}#{access.token}"

    def show(self) -> bool:
        """Opens it in the person's browser; False if there is none."""
        self._file = AddressFile(self.address)
        return self._file.open()

    def _take_away(self) -> None:
        if self._file is not None:
            self._file.remove()

    def __enter__(self) -> "OpenDesk":
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._take_away()
        self.finished = self._desk.close(END_SECONDS)
        self._running.__exit__(None, None, None)
