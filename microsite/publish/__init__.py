"""The last stage: bytes into output/. Nothing else writes there."""
