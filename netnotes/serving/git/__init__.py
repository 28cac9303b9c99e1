"""The one place that starts git: two machines that share a vault by a repository (`netnotes git`)."""
