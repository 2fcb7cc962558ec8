"""What is looked at when a scenario is checked, one question a module.

Each module has one function from a source to problems. None of them reads a file or a clock.
"""
