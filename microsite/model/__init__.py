"""What a report is, as frozen values: no files, no clock, no environment."""
