"""Gold files, training and scoring."""
