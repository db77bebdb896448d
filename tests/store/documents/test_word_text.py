"""The text of a Word file: what is taken, and where its pages end."""

from dhrcode.store.documents.word import FITS_A_PAGE, word_extract


def texts(data):
    return [page.text for page in word_extract(data).pages]


def test_paragraphs_and_tables_come_in_the_order_of_the_document(make):
    def cell(*paragraphs):
        return f"<w:tc><w:tcPr/>{''.join(make.p(make.r(text)) for text in paragraphs)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('Agency')}{cell('Contact', 'of 2012')}</w:tr></w:tbl>"
    body = make.p(make.r("Before ")) + table + make.p(make.r("After"), make.r(" it."))
    assert texts(make.docx(body)) == ["Before \nAgency\tContact\nof 2012\nAfter it.\n"]


def test_tabs_breaks_and_hyphens_of_words_own(make):
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
    body = make.p(run + "<w:softHyphen/><w:t>e</w:t><w:cr/></w:r>")
    tabs = "<w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs>"
    body += make.p(make.r("f"), properties=tabs)
    assert texts(make.docx(body)) == ["a\tb\nc\u2011d\u00ade\n\nf\n"]


def test_a_run_of_one_space_is_kept(make):
    assert texts(make.docx(make.p(make.r("no"), make.r(" "), make.r("referral")))) == [
        "no referral\n"
    ]


def test_tracked_deletions_are_left_out_and_insertions_kept(make):
    body = make.p(
        make.r("Nobody "),
        "<w:del><w:r><w:delText>ever </w:delText></w:r></w:del>",
        f"<w:ins>{make.r('really ')}</w:ins>",
        f"<w:moveFrom>{make.r('away ')}</w:moveFrom><w:moveTo>{make.r('asked')}</w:moveTo>",
    )
    assert texts(make.docx(body)) == ["Nobody really asked\n"]


def test_hidden_text_and_commands_of_fields_are_left_out(make):
    field = "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
    body = make.p(
        make.r("hidden ", "<w:vanish/>"),
        make.r("shown ", '<w:vanish w:val="0"/>'),
        field,
        f'<w:fldSimple w:instr="DATE">{make.r("2012")}</w:fldSimple>',
        f"<w:hyperlink>{make.r(' link')}</w:hyperlink><!-- a comment -->",
        f"<w:sdt><w:sdtPr><w:t>not this</w:t></w:sdtPr><w:sdtContent>{make.r(' held')}"
        "</w:sdtContent></w:sdt>",
    )
    assert texts(make.docx(body)) == ["shown 2012 link held\n"]


def test_a_text_box_comes_once_and_behind_its_paragraph(make):
    inner = f"<w:txbxContent>{make.p(make.r('In the box'))}</w:txbxContent>"
    drawing = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}"
    drawing += f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict>"
    drawing += "</mc:Fallback></mc:AlternateContent>"
    body = make.p(make.r("The panel "), f"<w:r>{drawing}</w:r>", make.r("met."))
    assert texts(make.docx(body)) == ["The panel met.\nIn the box\n"]


def test_footnotes_end_their_page_and_endnotes_the_document(make):
    notes = {
        "footnotes": '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{make.p(make.r("See the guidance."))}</w:footnote>',
        "endnotes": f'<w:endnote w:id="3">{make.p(make.r("At the end."))}</w:endnote>',
    }
    first = make.p(make.r("One"), '<w:r><w:footnoteReference w:id="2"/></w:r>', make.r(" two."))
    second = make.p(make.r("Three"), '<w:r><w:endnoteReference w:id="3"/></w:r>')
    body = first + make.p(make.RENDERED) + second + make.p(make.RENDERED, make.r("Four."))
    assert texts(make.docx(body, notes)) == [
        "One two.\nSee the guidance.\n",
        "Three\n",
        "Four.\nAt the end.\n",
    ]


def test_headers_footers_and_comments_are_left_out(make):
    parts = {"header": make.p(make.r("head")), "comments": make.p(make.r("remark"))}
    assert texts(make.docx(make.p(make.r("The panel met.")), parts)) == ["The panel met.\n"]


def test_pages_are_those_that_word_last_laid_out(make):
    body = make.p(make.r("One"), make.RENDERED, make.r("two")) + make.p(make.BREAK)
    body += make.p(make.RENDERED, make.r("three"))
    extract = word_extract(make.docx(body))
    assert [page.text for page in extract.pages] == ["One", "two\n", "three\n"]
    assert extract.paged


def test_a_blank_page_is_a_page(make):
    body = make.p(make.r("One"), make.BREAK) + make.p(make.RENDERED, make.BREAK)
    body += make.p(make.RENDERED, make.r("three"))
    assert [text.strip() for text in texts(make.docx(body))] == ["One", "", "three"]


def test_a_row_across_two_pages_ends_one_page_and_not_two(make):
    def cell(first, second):
        return f"<w:tc>{make.p(make.r(first))}{make.p(make.RENDERED, make.r(second))}</w:tc>"

    row = f"<w:tbl><w:tr>{cell('a', 'b')}{cell('c', 'd')}</w:tr></w:tbl>"
    assert texts(make.docx(row + make.p(make.r("e")))) == ["a\nc\n", "b\nd\ne\n"]


def section(kind):
    return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>' if kind else "<w:sectPr/>"


def test_breaks_that_the_author_set_are_pages_where_each_fits_one(make):
    body = make.p(make.r("One"), properties=section("")) + make.p(make.r("two"), make.BREAK)
    body += make.p(make.r("three"), properties=section(""))
    body += make.p(make.r("four"), properties="<w:pageBreakBefore/>") + section("continuous")
    extract = word_extract(make.docx(body))
    assert [page.text for page in extract.pages] == ["One\n", "two", "three\n", "four\n"]
    assert extract.paged


def test_breaks_between_long_stretches_are_no_pages(make):
    body = make.p(make.r("x" * (FITS_A_PAGE + 1)), make.BREAK) + make.p(make.r("two"))
    extract = word_extract(make.docx(body))
    assert (len(extract.pages), extract.paged) == (1, False)
    assert extract.pages[0].text.endswith("two\n")


def test_a_document_without_breaks_knows_no_pages(make):
    extract = word_extract(make.docx(make.p(make.r("One")), title="Overview"))
    assert (len(extract.pages), extract.paged, extract.title) == (1, False, "Overview")
    assert extract.pages[0].label == ""
