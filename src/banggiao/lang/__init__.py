"""Languages: what a language must provide, and the lexicon that it fills from its data files."""
