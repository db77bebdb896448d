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
