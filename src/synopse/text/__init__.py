"""Pure tools for strings and spans; no language in them."""
