"""The steps from one version of the ledger's tables to the next; applied when a ledger is opened."""
