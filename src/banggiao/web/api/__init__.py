"""The record as JSON under `/api/v1`: everything that the pages show."""
