"""The pack for a partnership's meeting as a report: one module for each part."""
