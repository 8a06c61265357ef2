"""Everything that shows that the guide is right."""
