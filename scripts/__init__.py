"""The commands that check the data, build the site and serve it."""
