"""`banggiao times`: time expressions of Vietnamese text."""
