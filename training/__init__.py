"""Makes the trained models under src/synopse/languages from public data; nothing here is needed at run time."""
