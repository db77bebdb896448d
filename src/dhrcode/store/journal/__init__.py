"""The journal: the one way in which files of a project change, all of them or none."""
