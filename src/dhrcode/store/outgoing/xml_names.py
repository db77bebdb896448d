"""Names of elements and attributes of office files, by what they mean for a reader."""

from dhrcode.text import words_of

INLINE = words_of("""
    r t rPr rPh span a b i u em strong font ins moveTo del moveFrom delText instrText
    delInstrText smartTag hyperlink sdt sdtContent fld fldSimple fldChar ruby rubyBase rt
    bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak vanish webHidden s tab br cr
    line-break noBreakHyphen softHyphen ptab sym commentReference annotationRef
    footnoteReference endnoteReference commentRangeStart commentRangeEnd bookmark-start
    bookmark-end soft-page-break change change-start change-end note-citation lang rStyle
    noProof sz szCs color rFonts highlight bidi rtl cs
""")
CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "s": " ",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}
MARKS = {
    "del": "tracked deletion",
    "moveFrom": "tracked deletion",
    "delText": "tracked deletion",
    "instrText": "field",
    "delInstrText": "field",
    "vanish": "hidden text",
    "webHidden": "hidden text",
}
FLOWS = {
    "txbxContent": "text box",
    "text-box": "text box",
    "comment": "comment",
    "annotation": "comment",
    "cm": "comment",
    "threadedComment": "comment",
    "footnote": "footnote",
    "endnote": "endnote",
    "note": "note",
    "deletion": "tracked deletion",
    "header": "header",
    "footer": "footer",
    "header-left": "header",
    "footer-left": "footer",
    "header-first": "header",
    "footer-first": "footer",
}
WORDED = words_of("""
    name title descr alt author creator initials tooltip screenTip display Target href location
    prompt promptTitle error errorTitle instr displayText text caption comment string userName
    userId displayName lastModifiedBy saltData v command connection sourceFile formula condition
    string-value date-value value
""")
VALUED = words_of("""
    alias tag docVar listItem placeholder title docPartName sheetName
""")
NOT_WORDED = words_of("""
    style path d coordsize Requires Ignorable panose schemaLocation typeface points transform
    viewBox clip-path adj formatCode ascii hAnsi eastAsia cs font-family sqref ref
""")
