"""Articles to stories: which articles report of one matter, and which are copies of one text."""
