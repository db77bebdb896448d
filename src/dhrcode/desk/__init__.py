"""The desk: a page on this machine alone, beside the document, over the same workflows."""
