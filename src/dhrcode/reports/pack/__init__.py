"""The pack of a partnership's meeting as a report: one module a part."""
