"""What charts are drawn from: plain data, named in the visitor's language, made of what the store answers."""
