"""Time expressions, the part that no language owns: meanings, anchors, and the two ways to a value."""
