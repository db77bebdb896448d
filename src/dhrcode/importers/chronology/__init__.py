"""A chronology in a spreadsheet or a Word table, read as contacts."""
