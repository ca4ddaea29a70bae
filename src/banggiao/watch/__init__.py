"""Watching the web: feeds and pages that are due, alerts, what changed and what is gone."""
