"""The use cases that the command line and the desk share."""
