"""Teaching the network of `extract/neural/`: NumPy, with the same layers run backwards."""
