"""The nouns of the record: frozen, typed, with no behaviour beyond themselves."""
