"""``make bench``: our page beside a stock Voila page, in turn, in the same run."""
