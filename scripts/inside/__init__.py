"""What runs inside the browser's own interpreter while the site is built; started by scripts/interpreter.mjs."""
