"""A small recurrent network that reads whole sentences: what the words say together, beside what templates count."""
