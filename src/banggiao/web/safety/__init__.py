"""What keeps a page, and whoever reads it, safe from what articles and other sites say."""
