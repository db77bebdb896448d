"""What the tests of importing tables share: the least of a map, and what came of one."""

from dhrcode.store.yaml.writer import plain_data

LEAST = "id: {heading: Case, prefix: DHR}\n"
MARACS = f"{LEAST}findings: {{MARAC: use-of-maracs}}\nvalues: {{x: present, o: absent}}\n"


def records(imported):
    assert [str(problem) for problem in imported.problems] == []
    return {draft.record.review: plain_data(draft.record) for draft in imported.drafts}


def problems(imported):
    return [str(problem) for problem in imported.problems]
