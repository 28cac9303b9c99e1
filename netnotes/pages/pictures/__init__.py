"""Pictures as SVG, made when a page is made: pure functions of plain data."""
