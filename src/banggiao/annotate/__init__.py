"""Annotation: each function takes an article's text and earlier layers and returns one new layer."""
