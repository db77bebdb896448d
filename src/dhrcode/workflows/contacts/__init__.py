"""Contacts of agencies: written, mended, taken out, listed, and what was missed or taken."""
