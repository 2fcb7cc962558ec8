"""What a learner builds: response documents, how they are read, kept and exchanged."""
