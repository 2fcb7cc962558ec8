"""Charts: data in, a drawing with its words and its table out."""
