"""What a person or a program sees of a record: the command line, and the formats that a record is written in."""
