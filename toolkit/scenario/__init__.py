"""What a content author writes, read from files, checked, and made ready for use."""
