"""`read` as a person runs it."""

import pytest


def test_a_page_is_shown_as_it_stands_with_its_marks(said, project):
    status, out, err = said("read", "DHR41", "--page", "2", "--mark", "evening", cwd=project)
    page = (project / "sources" / "DHR41-overview.txt").read_text().split("\f")[1]
    head, blank, *lines = out.splitlines()
    assert (status, head, blank) == (
        0,
        "DHR41 overview, page 2 (2 of 5)  sources/DHR41-overview.txt",
        "",
    )
    marked = page.strip().replace("eve-\nning", "»eve-\nning«")
    assert "\n".join(lines).strip() == marked
    assert err == "1 hit marked\n"


def test_the_whole_document_and_the_cues_in_it(said, project):
    _, out, err = said("read", "DHR41", "--theme", "use-of-maracs", "--mark", "sister", cwd=project)
    heads = [line for line in out.splitlines() if line.startswith("DHR41 overview, page ")]
    assert [head.split("  ")[0][-8:] for head in heads] == [f"({n} of 5)" for n in range(1, 6)]
    assert "»Multi-agency risk assessment conference« (»MARAC«)" in out
    assert "The victim's »sister« spoke" in out
    assert err == f"{out.count('»')} hits marked\n"


def test_read_alone_marks_and_counts_nothing(said, project):
    status, out, err = said("read", "DHR41", "--page", "4-5", cwd=project)
    assert (status, err) == (0, "")
    assert "»" not in out
    assert out.count("sources/DHR41-overview.txt") == 2


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ("DHR41", "--page", "9"),
            3,
            "sources/DHR41-overview.txt has no page '9': it has 5 pages, 1 to 5",
        ),
        (("DHR4",), 3, "there is no review 'DHR4': did you mean 'DHR41'?"),
        (("DHR41", "--source", "letter"), 3, "DHR41 has no document 'letter': it has overview"),
        (
            ("DHR41", "--mark", "--"),
            2,
            "there is no letter or digit in '--': type the words to look for",
        ),
        (("DHR58",), 6, "there is no file sources/DHR58-overview.txt"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(said, project, arguments, status, sentence):
    (project / "sources" / "DHR58-overview.txt").unlink()
    assert said("read", *arguments, cwd=project) == (status, "", f"dhrcode: {sentence}\n")
