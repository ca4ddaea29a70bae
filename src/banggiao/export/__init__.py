"""The record in the formats that it leaves the program in."""
