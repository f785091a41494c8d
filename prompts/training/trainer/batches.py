"""Examples of like length together, in few shapes, so that little is padding and little is compiled."""
from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from .examples import Example

LENGTHS = (64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024)
LONGEST = LENGTHS[-1]
_POOL = 1_600


@dataclass
class Batch:
    ids: np.ndarray
    targets: np.ndarray
    weights: np.ndarray


def _padded(length: int) -> int:
    return next(size for size in LENGTHS if size >= length)


def plan(examples: list[Example], tokens: int, random_state: random.Random) -> list[list[int]]:
    """One epoch: indexes of the examples of each batch, of at most so many tokens."""
    order = [index for index, one in enumerate(examples) if len(one.ids) <= LONGEST]
    random_state.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), _POOL):
        current: list[int] = []
        for index in sorted(order[start : start + _POOL], key=lambda index: len(examples[index].ids)):
            if current and _padded(len(examples[index].ids)) * (len(current) + 1) > tokens:
                batches.append(current)
                current = []
            current.append(index)
        batches.append(current)
    random_state.shuffle(batches)
    return batches


def assemble(examples: list[Example], indexes: list[int], tokens: int, rank_of: np.ndarray) -> Batch:
    """Arrays of one batch. `rank_of` maps token ids to the rows of the output that are computed."""
    time = _padded(max(len(examples[index].ids) for index in indexes))
    rows = max(1, tokens // time)
    ids, targets, weights = np.zeros((rows, time), np.int32), np.zeros((rows, time), np.int32), np.zeros((rows, time), np.float32)
    for row, index in enumerate(indexes):
        one = examples[index]
        count = len(one.ids)
        ids[row, :count] = one.ids
        targets[row, : count - 1] = rank_of[one.ids[1:]]
        weights[row, : count - 1] = one.answers[1:]
    return Batch(ids, targets, weights)
