from base64 import b64encode

import pytest

from dhrcode.store.outgoing.passage import OutputPassage, UnreadPart
from dhrcode.store.outgoing.web import page_words

WHO = "Mrs Okafor"
SVG = f"<svg xmlns='http://www.w3.org/2000/svg'><title>{WHO}</title></svg>"
PLACES = {
    "<p>Mrs <b>Oka</b>&#102;or</p>": "",
    f"<!-- {WHO} -->": "comment: ",
    "<script>var x = 'Mrs \\u004fkafor'</script>": "script: ",
    f"<script type='application/json'>[\"{WHO}\"]</script>": "script: ",
    f"<style>/* {WHO} */</style>": "style: ",
    f"<p title='{WHO}'>x</p>": "attribute title: ",
    f"<p onclick='say(\"{WHO}\")'>x</p>": "attribute onclick: ",
    f"<p data-who='{WHO}'>x</p>": "attribute data-who: ",
    f"<p style='content: \"{WHO}\"'>x</p>": "attribute style: ",
    f"<img alt='{WHO}'>": "alternative text: ",
    "<a href='mailto:x?subject=Mrs%20Okafor'>x</a>": "link: ",
    f"<meta name='author' content='{WHO}'>": "attribute content: ",
    f"<input value='{WHO}'>": "attribute value: ",
    f"<div hidden>{WHO}</div>": "",
    f"<template>{WHO}</template>": "",
    f"<title>{WHO}</title>": "",
    f"<!DOCTYPE html SYSTEM '{WHO}'>": "declaration: ",
    f"<svg><title>{WHO}</title></svg>": "",
    f"<img src='data:image/svg+xml;base64,{b64encode(SVG.encode()).decode()}'>": "picture (SVG): ",
    f'<img src="data:image/svg+xml,{SVG}">': "picture (SVG): ",
    "<table><tr><td>Mrs</td><td>Okafor</td></tr></table>": "table: ",
}


@pytest.mark.parametrize(("page", "where"), PLACES.items())
def test_every_part_of_a_page(page, where):
    found = [one for one in page_words(page) if isinstance(one, OutputPassage)]
    assert where in [one.where for one in found if WHO in " ".join(one.text.split())]


def test_pictures_are_not_read():
    page = "<img src='a.png'><img src='data:image/png;base64,xx'><link href='data:,'>"
    assert [one for one in page_words(page) if isinstance(one, UnreadPart)] == [
        UnreadPart("picture"),
        UnreadPart("picture"),
    ]


def test_colours_are_no_words():
    (style,) = page_words("<style>p {color: #e3e9ef}</style>")
    assert "e3e9ef" not in style.text


def test_a_label_in_the_cell_beside_a_number():
    page = "<table><tr><th>NHS number<td>9434765919</table>"
    assert "NHS number: 9434765919" in [one.text for one in page_words(page)]
