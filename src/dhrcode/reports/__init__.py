"""Reports: titled blocks built from analysis, which every exporter writes and none computes."""
