"""Which reports tell of one event, who is one person, who vouches for what."""
