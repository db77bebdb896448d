"""From the bytes of a plan's file to the plan, or to problems with their places."""

from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan
from dhrcode.model.plan_names import plan_faults
from dhrcode.problems import Fault, has_errors
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.loader import in_format
from dhrcode.store.yaml.reader import read_yaml


def load_plan(data: bytes, shown: str, name: str, codebook: Codebook, number: int) -> LoadedPlan:
    """Reads a plan and checks it against its codebook and the format that its project is in.

    Args:
        data: the file's bytes.
        shown: its name as it is to be printed.
        name: its name without `.yaml`, which is the plan's.
        codebook: the project's.
        number: the project's format.
    """
    mapping, text, problems = read_yaml(data, shown)
    loaded = LoadedPlan(shown, data, text, problems)
    if mapping is None:
        return loaded
    plan, faults = in_format(Plan, mapping, number)
    if plan is not None:
        faults += plan_faults(plan, codebook)
        if plan.plan != name:
            said = f"the plan is of '{plan.plan}' and its file '{name}.yaml'"
            faults.append(Fault(("plan",), "id-and-file-name", said, "rename one of the two"))
    problems.extend(loaded.located(faults))
    if not has_errors(problems):
        loaded.plan = plan
    return loaded
