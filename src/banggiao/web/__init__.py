"""The record on a page: FastAPI, templates and words in two languages; the front end's sources beside them."""
