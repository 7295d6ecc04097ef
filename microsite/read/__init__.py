"""The first stage: files in, positioned values or diagnostics out; nothing here knows what a page is."""
