"""From records to pages: the variables, the templates and the escaping of the Markdown dashboards (SPEC 8)."""
