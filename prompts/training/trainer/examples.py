"""What the model sees and what it should say: the same words as prompts/adapter.ts, which a test holds equal."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .entries import DIARIST, Entity, Entry

if TYPE_CHECKING:
    from .tokenizer import Tokenizer


@dataclass
class Example:
    ids: list[int]
    #: 1 where the model answers, 0 where it reads
    answers: list[int]


@dataclass
class Piece:
    """A text that is tokenized by itself."""

    text: str
    #: whether the model says it
    answer: bool
    #: whether what follows it may be learned: where labels are missing, the end of a list would teach to stop too soon
    end: bool = True


def pieces(entry: Entry) -> list[Piece]:
    """What is read and said, in turn. Where labels are incomplete, relations are so sparse that they would teach silence."""
    asked = Piece(f"Diary: {entry.text.strip()}\n\nNames\n", answer=False)
    named = Piece(f"{names(entry)}\n\n", answer=True, end=entry.complete or not entry.entities)
    if not entry.complete and entry.entities:
        return [asked, named]
    return [asked, named, Piece("Relations\n", answer=False), Piece(f"{relations(entry)}\n", answer=True)]


def names(entry: Entry) -> str:
    """One line an entity, by its fullest form, in the order of the text: reading once from start to end leaves out least."""

    def place(entity: Entity) -> int:
        return entry.text.find(entity.longest)

    lines = [f"{entity.longest} | {entity.type}" for entity in sorted(entry.entities, key=place)]
    return "\n".join(dict.fromkeys(lines)) or "none"


def relations(entry: Entry) -> str:
    """One line a relation, its ends by the form used above."""
    forms = {entity.name: entity.longest for entity in entry.entities} | {DIARIST: DIARIST}
    lines = [f"{forms[subject]} | {predicate} | {forms[object]}" for subject, predicate, object in entry.relations]
    return "\n".join(dict.fromkeys(lines)) or "none"


def lowered(entry: Entry) -> Entry:
    """The entry as somebody writes it who never uses capitals."""
    entities = [Entity(entity.type, entity.name, [form.lower() for form in entity.surfaces]) for entity in entry.entities]
    return replace(entry, text=entry.text.lower(), entities=entities)


def example(entry: Entry, tokenizer: Tokenizer) -> Example:
    ids, answers = [tokenizer.begin], [0]
    for piece in pieces(entry):
        tokens = tokenizer.encode(piece.text)
        ids += tokens
        answers += [int(piece.answer)] * len(tokens)
        if piece.answer and not piece.end:
            answers[-1] = 0
    return Example([*ids, tokenizer.end], [*answers, int(entry.complete or not entry.entities)])
