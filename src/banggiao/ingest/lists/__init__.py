"""Lists of sanctioned persons and organisations, each format to the same entries."""
