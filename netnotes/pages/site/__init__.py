"""The site: the same pages as HTML, and one page for each person, goal and organization (SPEC 8)."""
