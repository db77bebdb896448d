"""The commands by what a person is about, in the order of a study, each with its one line.

The lines stand here so that `--help` need not import forty commands to show them; a test holds
each to its command's own help.
"""

SECTIONS: dict[str, dict[str, str]] = {
    "Start": {
        "project.init": "Start a project, or bring one into step with this dhrcode.",
        "project.themes": "List the codebook, or explain one subtheme.",
        "project.list_": "List the reviews and how far each is coded.",
        "project.show": "Show one review with its evidence.",
    },
    "Read and code": {
        "documents.source": "Add, list, check and remove the documents under review.",
        "documents.find": "Find words, or what a subtheme is about, in the documents.",
        "documents.read": "Read a review's document, one page or all of it.",
        "coding.new": "Code a new review, led through the codebook.",
        "coding.desk": "Read, mark and code beside the document, in a browser.",
        "coding.edit": "Go on coding a review, or go to one subtheme.",
        "coding.code": "Write one finding, or one more piece of its evidence.",
        "coding.note": "Note a candidate theme, one that has no subtheme.",
        "contact.contact": "Note contacts of agencies, and opportunities missed or taken.",
        "coding.set_": "Set attributes of the review, its victims or perpetrators.",
        "coding.complete": "Mark a review complete, or name what it still lacks.",
    },
    "Correct": {
        "coding.clear": "Take out what is coded of a subtheme, or one piece of it.",
        "coding.evidence": "Mend a piece of evidence where it stands.",
        "coding.move": "Take a piece of evidence to another subtheme.",
        "project.undo": "Take back the last step, or do it again.",
        "project.rename": "Give a review another id, in every file that names it.",
        "project.remove": "Remove a review: its record and every coding of it.",
        "project.coder": "Give a coder other initials, in every file that names them.",
    },
    "Check": {
        "project.check": "Read everything and print every problem with its place.",
        "documents.verify": "Check every quote against its document.",
        "project.scan": "Look for identifiers: names, addresses, dates and numbers.",
        "outputs.progress": "Show how far each coding of each review is, with totals.",
    },
    "Count and report": {
        "outputs.table": "Make the occurrence table: subthemes x reviews, with counts.",
        "outputs.report": "Report how often each theme occurs, and with what.",
        "outputs.crosstab": "Count reviews by two attributes or subthemes.",
        "outputs.codings": "Show all evidence of a theme across reviews.",
        "outputs.timeline": "Draw a review's contacts by agency and time before the death.",
        "outputs.marked": "Write a review's documents with coded passages marked.",
        "outputs.compare": "Compare with another project, a published table or time.",
        "outputs.reconcile": "Compare the coded counts with those of a published table.",
    },
    "Two coders": {
        "double_coding.sample": "Draw the reviews to be coded twice, or say how far they are.",
        "double_coding.merge": "Bring in the independent codings of another folder.",
        "double_coding.agree": "Say how far coders agree, by area and subtheme.",
        "double_coding.disagreements": "List where coders differ, with each one's evidence.",
        "double_coding.adjudicate": "Settle where coders differ, and write the agreed record.",
    },
    "Recommendations": {
        "plan.plan": "Track what was recommended, answered, done and checked.",
    },
    "Codebook": {
        "codebook.codebook": "Change the codebook by versions, and say what changed.",
        "codebook.migrate": "Bring all records forward to the codebook's version.",
        "codebook.queue": "List what has to be coded again, and why.",
    },
    "Exchange": {
        "exchange.form": "Write a form (.xlsx) to be filled in without dhrcode.",
        "exchange.import_": "Bring in forms, returns, tables and other programs' projects.",
        "outputs.export": "Export data for other programs.",
    },
    "Key": {
        "key.key": "Keep which real case is which id, in one encrypted file.",
    },
}
"""Titles of sections, each with its commands: the module in `commands`, and the line of `--help`.

A command's function, or group of commands, is called like its module.
"""
