"""Names that try to be something else than a name."""

TOKENS = (
    "a|b", "|", "a\\|b", "a\\", "\\", "\\\\|", "[[Ana]]", "![[Ana]]", "[x](https://evil.example)", "[x][y]", "[^1]",
    "x]", "]]", "a\nb", "a\r\nb", "a\u2028b", "a\x0bb", "a\x85b", "`code`", "``` x", "```dataviewjs\ndv.x()\n```",
    "`= this.x`", "`$= dv.x()`", "~~~", "~~x~~", "<b>x</b>", "<script>alert(1)</script>", "<!-- x", "-->",
    "<% tp.x() %>", "<%* x %>", "%%hidden%%", "%% x", "x %%", "%", "100%", "{{date}}", "{{", "{% x %}", "{#x#}", "#tag",
    "x #tag/y", "# heading", "## x", "*bold*", "**x**", "_it_", "__x__", "a_b_", "==x==", "=", "===", "$x$", "$$x$$",
    "- [ ] task", "- x", "+ x", "* x", "-", "---", "***", "___", "1. x", "12) x", "> quote", "> [!note] x",
    "key:: value", "[key:: value]", "(key:: value)", "x::", ":: x", "https://evil.example/", "www.evil.example",
    "obsidian://open?vault=x", "&lt;b&gt;", "&#124;", "&amp;", "x ^block", "^", "a^b", "x!", "!", "Hey ![", "\tx",
    "    code", "netnotes:begin x", "%% netnotes:begin x %%", "<!-- netnotes:begin x -->", "\u202egnp.exe", "a\x00b",
    "\ufeffx", "a\u00adb", "Smith & Co", "O'Brien \"Bo\"", "C# & F#", "José (Ángel)", "陈思远", "a/b", "..", "x" * 400,
)  # fmt: skip

# What a page must not hold anywhere but in its own markup: raw text that some reader acts upon.
DANGEROUS = (
    "```", "~~~", "<!--", "<%", "%%", "{{", "{%", "::", "==", "~~", "$$", "`=", "`$", "![[", "[^", "\x85",
    "- [ ]", "- [x]", "https://evil", "www.evil", "obsidian://", "dataviewjs\n", "\x00", "\u202e", "\u2028", "\x0b",
)  # fmt: skip
