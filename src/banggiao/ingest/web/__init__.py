"""The web: fetching with limits, robots.txt, feeds of every kind, lists of feeds."""
