"""The last step: looking back, one thing to do, and what a learner takes away. All private."""
