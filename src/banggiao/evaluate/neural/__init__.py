"""Teaching the network of `extract/neural/`: NumPy alone, with the same layers run backwards."""
