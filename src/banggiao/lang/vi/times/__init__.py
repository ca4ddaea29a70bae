"""Vietnamese time expressions: a tokenizer, atoms from `times.toml`, a small grammar, and resolution to EDTF."""

from banggiao.lang.vi.times.find import find_phrases, find_times

__all__ = ["find_phrases", "find_times"]
