"""The tokenizer inside the model file: pieces joined by score, as llama.cpp does it for its type `llama`."""
from __future__ import annotations

import heapq
import re

from gguf import GGUFReader

_NORMAL, _USER_DEFINED, _BYTE = 1, 4, 6
_SPACE = "\u2581"


class Tokenizer:
    def __init__(self, reader: GGUFReader) -> None:
        pieces = reader.fields["tokenizer.ggml.tokens"].contents()
        scores = reader.fields["tokenizer.ggml.scores"].contents()
        kinds = reader.fields["tokenizer.ggml.token_type"].contents()
        self.begin = int(reader.fields["tokenizer.ggml.bos_token_id"].contents())
        self.end = int(reader.fields["tokenizer.ggml.eos_token_id"].contents())
        self._ids = {piece: id for id, piece in enumerate(pieces) if kinds[id] in (_NORMAL, _USER_DEFINED)}
        self._scores = scores
        self._bytes = {int(piece[3:5], 16): id for id, piece in enumerate(pieces) if kinds[id] == _BYTE}
        whole = sorted((piece for id, piece in enumerate(pieces) if kinds[id] == _USER_DEFINED), key=len, reverse=True)
        self._whole = re.compile("|".join(re.escape(piece) for piece in whole))

    def encode(self, text: str) -> list[int]:
        """Token ids of a text by itself: nothing added before or after."""
        ids: list[int] = []
        start = 0
        for match in self._whole.finditer(text):
            ids += self._join(text[start : match.start()])
            ids.append(self._ids[match.group()])
            start = match.end()
        return ids + self._join(text[start:])

    def _join(self, text: str) -> list[int]:
        symbols = list(text.replace(" ", _SPACE))
        before = list(range(-1, len(symbols) - 1))
        after = list(range(1, len(symbols) + 1))
        queue: list[tuple[float, int, int, str]] = []

        def offer(left: int) -> None:
            right = after[left] if left >= 0 else len(symbols)
            if left < 0 or right >= len(symbols):
                return
            joined = symbols[left] + symbols[right]
            id = self._ids.get(joined)
            if id is not None:
                heapq.heappush(queue, (-self._scores[id], left, right, joined))

        for index in range(len(symbols) - 1):
            offer(index)
        while queue:
            _, left, right, joined = heapq.heappop(queue)
            # Stale when either side was joined meanwhile.
            if after[left] != right or symbols[left] + symbols[right] != joined:
                continue
            symbols[left] = joined
            symbols[right] = ""
            after[left] = after[right]
            if after[left] < len(symbols):
                before[after[left]] = left
            offer(before[left])
            offer(left)
        return [id for symbol in symbols if symbol for id in self._piece(symbol)]

    def _piece(self, symbol: str) -> list[int]:
        id = self._ids.get(symbol)
        return [id] if id is not None else [self._bytes[byte] for byte in symbol.encode("utf-8")]
