"""Pure functions from records and a day to frozen rows: no disk, no clock, no SQL, no templates."""
