"""Which file a record belongs in: named after its review, in the folder of its coder."""

from dhrcode.model.record import Record
from dhrcode.problems import Fault


def misfiled(record: Record, name: str, coder: str | None) -> Fault | None:
    """Why a record does not belong where it is, or is to go; None if it does.

    Args:
        record: the record.
        name: the name of its file without `.yaml`.
        coder: whose folder it is; None for that of the records which tables are made from.
    """
    if record.review != name:
        said = f"the review is '{record.review}' and its file '{name}.yaml'"
        return Fault(("review",), "id-and-file-name", said, "rename one of the two")
    if coder is not None and record.coder != coder:
        said = f"the coder is '{record.coder}' and the folder is that of '{coder}'"
        hint = "put the file into the folder of its coder"
        return Fault(("coder",), "coder-and-folder", said, hint)
    if coder is not None and record.status == "partial":
        said = "an independent coding is a draft or complete, and not partial"
        hint = "code it to the end, or put what the source tells into records/"
        return Fault(("status",), "partial-coding", said, hint)
    return None
