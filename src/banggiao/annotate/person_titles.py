"""Title phrases: titles, the state or body they belong to, and the name that goes with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banggiao.annotate.person_layers import TitlePhrase
from banggiao.annotate.person_runs import WORD, goes_on, is_family, is_list, is_thing
from banggiao.annotate.person_shapes import Found, Shape, look
from banggiao.lang.titles import ADDRESS, KIN, MODIFIER
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_names import Piece
    from banggiao.lang.titles import TitleHit

_BRACKET = re.compile(r"\([^()\n]{1,24}\)")
# Members by themselves: their class is slow to ask (Python 3.11).
_KNOWN, _OTHER, _FOREIGN = Shape.KNOWN, Shape.OTHER, Shape.FOREIGN
_LONGEST = 14  # words between a title and its name
_PARTIES = frozenset(MentionType) - {MentionType.REGION}
# Titles that no place or company follows without a word between.
_OF_STATES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "military", "adviser", "royal"})
_PARTY = "party"
_HELD_TOGETHER = frozenset({"military", "deputy_head", "deputy_minister"})  # with a second office after a comma


def read_title(layers: Layers, first: TitleHit) -> TitlePhrase:
    """Read the title phrase that begins with `first`, as far as it goes.

    Example: "Người phát ngôn Bộ Ngoại giao Trung Quốc Hoa Xuân Oánh": one title, the party "Bộ Ngoại giao Trung
    Quốc", and the name.
    """
    return _Reader(layers, first).read()


class _Reader:
    """One walk from a title rightwards. `position` is where it stands, `words` how many words of a field it passed."""

    def __init__(self, layers: Layers, first: TitleHit) -> None:
        self.layers = layers
        self.titles = [first]
        self.position = first.end
        self.office_end = first.end
        self.party: Mention | None = None
        self.elsewhere = False
        self.party_end = -1  # where the last party or region ended
        self.same_state = False
        self.after_place = False
        self.owned = False  # right after "của": a person named here is another one
        self.placed = False  # right after "thuộc", "tại": what is named here is no person
        self.apposed = -1  # where a name begins that stands between two commas after the title
        self.linked = True  # whether words of a field may follow: not after the party, unless a link leads on
        self.listed = False  # within a list of what a body is for
        self.words = 0
        self.field = 0  # words since the last title or party
        self._join_party(first)

    def read(self) -> TitlePhrase:
        layers = self.layers
        text, size = layers.text, len(layers.text)
        while self.words < _LONGEST:
            at = self.position
            while at < size and text[at] in " \u00a0":
                at += 1
            if at >= size:
                break
            piece = layers.pieces.get(at)
            if piece is not None:
                if self.owned and look(piece, layers.folded, layers.lexicon).shape >= Shape.KOREAN:
                    break
                found = self._name(piece)
                if found is not None:
                    name = piece.tail(found.first)
                    if found.first:
                        self.office_end = piece.tokens[found.first - 1][1]
                    return self._phrase(name.end, name, found.shape)
            if not self._step(at, piece):
                break
        return self._phrase(self.office_end, None, _OTHER)

    def _phrase(self, end: int, name: Piece | None, shape: Shape) -> TitlePhrase:
        return TitlePhrase(
            self.titles[0].start, end, tuple(self.titles), self.office_end, self.party, name, shape, self.same_state
        )

    def _step(self, at: int, piece: Piece | None) -> bool:
        """Pass over what stands at `at`, if it can belong to the phrase."""
        layers = self.layers
        party = layers.parties.get(at)
        if party is not None:
            return self._take_party(party)
        title = layers.titles.get(at)
        if title is not None:
            if self.titles[-1].entry.category == KIN or (self.owned and title.entry.category in ADDRESS):
                return False
            return self._take_title(title)
        takes = self.titles[-1].entry.takes
        if layers.text[at] in ",-–":
            return self._cross(at)
        if takes in ("none", "title"):
            return False
        if layers.text[at] == "(" and takes == "field":
            bracket = _BRACKET.match(layers.text, at)
            if bracket is None:
                return False
            self.position = bracket.end()
            self.words += 1
            return True
        return self._take_words(at, piece)

    def _take_party(self, party: Mention) -> bool:
        if self.titles[-1].entry.takes in ("none", "title") and self.titles[-1].entry.category != MODIFIER:
            return False
        if party.codes and not self.elsewhere and party.type in _PARTIES and self.party is None:
            self.party = party
            self.linked = False
        elif self.titles[-1].entry.takes == "state" and not self.elsewhere:
            return False
        self.position = self.office_end = party.end
        self.party_end = party.end
        self.elsewhere = self.after_place = self.owned = self.placed = False
        self.field = 0
        self.words += 1
        return True

    def _take_title(self, title: TitleHit) -> bool:
        self.titles.append(title)
        self.linked = True
        self.position = title.end
        if title.entry.category not in ADDRESS:
            self.office_end = title.end
        self.elsewhere = self.after_place = self.owned = self.placed = False
        self.field = 0
        self.words += 1
        self._join_party(title)
        return True

    def _join_party(self, title: TitleHit) -> None:
        """Take the party that begins inside the title: "tư lệnh hải quân Iran", "nghị sĩ Nga"."""
        party = self.layers.joined.get(title.start)
        if party is not None:
            if self.party is None and party.codes:
                self.party = party
            self.position = self.office_end = party.end

    def _cross(self, at: int) -> bool:
        """A comma or dash between two titles, between a long title and its name, or between two regions."""
        after = at + 1
        text = self.layers.text
        while after < len(text) and text[after] == " ":
            after += 1
        region = self.layers.parties.get(after)
        if region is not None and text[at] != "," and at - self.party_end == 1 and not region.codes:
            return self._take_party(region)
        title = self.layers.titles.get(after)
        if title is not None and self.titles[-1].entry.takes in ("field", "state"):
            address = title.entry.category in ADDRESS
            if text[at] == "," or address:
                if not address and not self._leads_on(title):
                    return False
                return self._take_title(title)
        piece = self.layers.pieces.get(after)
        if text[at] == "," and self.titles[-1].entry.takes == "field" and is_list(self.layers, after):
            self.position = self.office_end = after
            self.listed = True
            return True
        if piece is None or text[at] != "," or not self.words or self.titles[-1].entry.takes in ("none", "title"):
            return False
        found = look(piece, self.layers.folded, self.layers.lexicon)
        closed = text[piece.end : piece.end + 1] == ","  # "Tổng thống Ghana, John Dramani Mahama, đã …"
        long = self.titles[-1].entry.takes == "field" and self.words > 1
        if found.shape >= Shape.KOREAN and found.first == 0 and long:
            self.position = after
            return True
        several = len(piece.words) > 1 and not self.layers.lexicon.native.fullmatch(piece.words[0])
        if closed and (found.shape >= _FOREIGN or several) and not is_thing(self.layers, piece):
            self.position = self.apposed = after
            return True
        return False

    def _leads_on(self, title: TitleHit) -> bool:
        """Whether one person may hold both the title before a comma and `title` after it."""
        return _PARTY in (title.entry.category, self.titles[-1].entry.category) or (
            self.titles[-1].entry.category in _HELD_TOGETHER
        )

    def _take_words(self, at: int, piece: Piece | None) -> bool:
        """A linking word, a word of the field, or capitals that are no name."""
        layers = self.layers
        lexicon, folded = layers.lexicon, layers.folded
        if folded.startswith(lexicon.same_state, at):
            self.position = at + next(len(phrase) for phrase in lexicon.same_state if folded.startswith(phrase, at))
            self.words += 1
            self.same_state = self.same_state or not self.elsewhere
            return self.titles[-1].entry.takes != "none"
        word = WORD.match(folded, at)
        if word is None:
            return False
        pair = WORD.match(folded, word.end() + 1)
        two = folded[at : pair.end()] if pair else ""
        if two in lexicon.end_words:
            return False
        for phrase in (two, word.group()):
            if phrase in lexicon.joints and (not (self.field or self.listed) or word.end() + 1 in layers.titles):
                return False
            if phrase in lexicon.links:
                self.linked = True
                self.elsewhere = phrase in lexicon.elsewhere
                self.placed = phrase in lexicon.placed
                self.after_place = phrase in lexicon.place_heads
                self.owned = phrase in lexicon.owners
                self.position = at + len(phrase)
                self.words += 1
                return self.titles[-1].entry.takes == "field" or phrase in lexicon.state_links
        initials = layers.text[at : word.end()]
        if self.party is None and len(initials) > 1 and initials.isupper() and word.end() + 1 in layers.pieces:
            self.position = self.office_end = word.end()  # a state by its letters: "Bộ trưởng Quốc phòng PNG Billy …"
            self.words += 1
            return True
        if self.titles[-1].entry.takes != "field" or word.group() in lexicon.end_words:
            return False
        if self.party is not None and not self.linked:
            return False
        end = piece.end if piece is not None else word.end()
        self.owned = self.placed = False
        self.after_place = word.group() in lexicon.place_heads or two in lexicon.place_heads
        if two in lexicon.place_heads and piece is None:
            end = at + len(two)
        self.position = self.office_end = end
        self.words += 1
        self.field += 1
        return True

    def _name(self, piece: Piece) -> Found | None:
        """The name that `piece` ends with, if what came before lets a name stand here."""
        layers = self.layers
        lexicon = layers.lexicon
        found = look(piece, layers.folded, lexicon)
        takes = self.titles[-1].entry.takes
        if self.apposed == piece.start:
            return found if found.shape is _KNOWN else Found(0, max(found.shape, _FOREIGN))
        if self.owned or (self.placed and not found.first):
            return None
        if found.shape is _KNOWN:
            return found if not found.first or takes != "none" else None
        if takes == "none":
            return Found(0, max(found.shape, _OTHER)) if not is_thing(layers, piece) else None
        if is_thing(layers, piece):
            return None
        single = len(piece.tokens) == 1
        native = all(lexicon.native.fullmatch(word) for word in piece.words)
        if self.field == 0 and not self.elsewhere:
            if takes in ("state", "title"):
                if single and native and goes_on(layers, piece):
                    return None
                return self._whole(piece, found)
            if self.after_place and single:
                return None
            if found.shape > _OTHER or (single and is_family(layers, piece) and not goes_on(layers, piece)):
                return self._whole(piece, found)
            if native and (single or not self._after_party() or (len(piece.tokens) == 2 and goes_on(layers, piece))):
                return None
            return Found(0, _OTHER if single else _FOREIGN)
        if found.shape < Shape.NATIVE and not (found.shape is _FOREIGN and not self.after_place):
            if self.after_place and len(piece.tokens) > 2 and found.shape is _FOREIGN:
                return Found(len(piece.tokens) - 2, _FOREIGN)
            return None
        if found.shape is Shape.NATIVE and goes_on(layers, piece) and len(piece.tokens) - found.first == 2:
            return None
        return found

    def _whole(self, piece: Piece, found: Found) -> Found:
        """All words of a run that stands right where a name must: "Tổng thống Ghana Nana Addo Dankwa Akufo-Addo"."""
        last = self.titles[-1]
        follows = self._after_party() or (last.end == self.position and last.entry.category in _OF_STATES)
        if found.first and follows and not self.layers.lexicon.native.fullmatch(piece.words[0]):
            return Found(0, found.shape)
        return found

    def _after_party(self) -> bool:
        """Whether the state served has just been told, so that capitals after it are the name: "… Hàn Quốc Giôn Đê"."""
        return self.party is not None and self.position == self.party.end
