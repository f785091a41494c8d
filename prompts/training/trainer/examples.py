"""What the model sees and what it should say: the same words as prompts/adapter.ts, which a test holds equal."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entries import DIARIST, TYPES, Entity, Entry

if TYPE_CHECKING:
    from .tokenizer import Tokenizer


@dataclass
class Example:
    ids: list[int]
    #: 1 where the model answers, 0 where it reads
    answers: list[int]


def pieces(entry: Entry) -> list[tuple[str, bool]]:
    """Texts in turn, each tokenized by itself, and whether the model says it."""
    return [
        (f"Diary: {entry.text.strip()}\n\nNames\n", False),
        (f"{names(entry)}\n\n", True),
        ("Relations\n", False),
        (f"{relations(entry)}\n", True),
    ]


def names(entry: Entry) -> str:
    """One line a type, each entity once by its fullest form, in the order of the text."""

    def place(entity: Entity) -> int:
        return entry.text.find(entity.longest)

    lines = []
    for kind in TYPES:
        found = sorted((entity for entity in entry.entities if entity.type == kind), key=place)
        if found:
            # Two of one name are named once: the model must not learn to repeat itself.
            lines.append(f"{kind}: " + "; ".join(dict.fromkeys(entity.longest for entity in found)))
    return "\n".join(lines) or "none"


def relations(entry: Entry) -> str:
    """One line a relation, its ends by the form used above."""
    forms = {entity.name: entity.longest for entity in entry.entities} | {DIARIST: DIARIST}
    lines = [f"{forms[subject]} | {predicate} | {forms[object]}" for subject, predicate, object in entry.relations]
    return "\n".join(dict.fromkeys(lines)) or "none"


def lowered(entry: Entry) -> Entry:
    """The entry as somebody writes it who never uses capitals."""
    entities = [Entity(entity.type, entity.name, [form.lower() for form in entity.surfaces]) for entity in entry.entities]
    return Entry(entry.id, entry.persona, entry.text.lower(), entities, entry.relations)


def example(entry: Entry, tokenizer: Tokenizer) -> Example:
    ids, answers = [tokenizer.begin], [0]
    for text, is_answer in pieces(entry):
        tokens = tokenizer.encode(text)
        ids += tokens
        answers += [int(is_answer)] * len(tokens)
    return Example([*ids, tokenizer.end], [*answers, 1])
