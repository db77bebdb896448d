"""YAML in: whatever the text, a mapping or one problem that says why there is none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.store.yaml.reader import read_yaml

FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "a: ",
            "b: ",
            "c:\n  ",
            "- ",
            "\n",
            "\n  ",
            "\n- ",
            "x",
            "no",
            "1:30",
            "'q'",
            '"q"',
            "[",
            "]",
            "{",
            "}",
            ", ",
            " # note",
            "|\n  text\n",
            ">-\n  folded\n",
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=400)
@given(FRAGMENTS)
def test_reading_gives_a_mapping_or_exactly_one_problem(text):
    mapping, back, problems = read_yaml(text.encode(), "a.yaml")
    errors = [problem for problem in problems if problem.severity == "error"]
    assert back == text
    assert (mapping is None) == (len(errors) == 1)
    assert mapping is None or isinstance(mapping, dict)


CONFLICT = """\
review: DHR7
findings:
  gps:
    finding: present
    evidence:
      - note: >-
          <<<<<<< HEAD
          One.
          =======
          Two.
          >>>>>>> em
          Both.
"""


def test_a_conflict_within_a_text_is_named_with_its_lines():
    """Indented as the text is, the marks are valid YAML, and words of the note."""
    mapping, _, (problem,) = read_yaml(CONFLICT.encode(), "r.yaml")
    assert mapping is None
    assert str(problem) == (
        "r.yaml:7:11: error: a merge conflict is not settled here: lines 7 to 11: keep one of the "
        "two, or join them, and delete the lines of <<<<<<<, ======= and >>>>>>> [merge-conflict]"
    )
