"""Event mentions to events: which reports, of one article or of many, tell of one happening."""
