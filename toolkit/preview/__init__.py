"""What a scenario's author looks at: the learner's pages, and apart from them the key.

Nothing of the learner's server imports this: it shows what no learner may see before handing in.
"""
