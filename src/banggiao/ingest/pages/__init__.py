"""Web pages to articles: text, title, author, publisher and time, and what stands beside the text, set apart."""
