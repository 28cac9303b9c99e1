"""The server through which an assistant asks about a vault (Model Context Protocol), on standard input and output.

Only `server`, `reading_tools`, `writing_tools`, `prompts` and `running` know the protocol; everything else answers
plain Python, so that what an assistant may see is decided without it.
"""
