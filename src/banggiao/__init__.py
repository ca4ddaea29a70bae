"""Bang Giao: Vietnamese news about relations between states, read into a sourced, dated, queryable record."""

__version__ = "0.1.0"
