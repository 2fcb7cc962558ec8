"""Whole Picture: records to chronology to marks to feedback, in the order of the story."""
