"""A small recurrent network that reads an article: what the words say together, beside what templates count."""
