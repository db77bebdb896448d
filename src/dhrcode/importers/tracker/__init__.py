"""An action plan in a spreadsheet, read as drafts of plans."""
