"""Entries with inline labels, as people write them: `[surface](type:Canonical Name)`, then `% subject | predicate | object`."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

TYPES = ("person", "place", "organization", "project", "activity", "event", "pet", "work", "other")
PREDICATES = frozenset(
    "works_at lives_in partner_of parent_of child_of sibling_of friend_of colleague_of visited located_in "
    "member_of works_on attended owns studies_at likes dislikes met_with".split()
)
DIARIST = "Me"
_LABEL = re.compile(r"\[([^\[\]\n]+)\]\(([a-z]+)(?::([^()\n]+))?\)")


@dataclass
class Entity:
    type: str
    name: str
    surfaces: list[str] = field(default_factory=list)

    @property
    def longest(self) -> str:
        """The fullest form in this entry; of equally long ones the first."""
        return max(self.surfaces, key=len)


@dataclass
class Entry:
    id: str
    persona: str
    text: str
    entities: list[Entity]
    relations: list[tuple[str, str, str]]
    #: whether all that fits is labelled; else only persons, places and organizations are
    complete: bool = True


class LabelError(ValueError):
    """A label that breaks the rules; says where."""


def read_entries(path: Path) -> list[Entry]:
    """All entries of a file. Raises LabelError."""
    blocks = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    complete = path.parent.name != "shared"
    return [_entry(path.stem, number, block, complete) for number, block in enumerate(blocks)]


def _entry(stem: str, number: int, block: str, complete: bool) -> Entry:
    head, _, body = block.partition("\n")
    persona, _, date = (part.strip() for part in head.partition("|"))
    identity = f"{stem}-{persona}-{date}-{number}"
    lines = body.rstrip().split("\n")
    marked = "\n".join(line for line in lines if not line.startswith("% ")).strip()
    entities: dict[tuple[str, str], Entity] = {}
    for surface, kind, canonical in _LABEL.findall(marked):
        if kind not in TYPES:
            raise LabelError(f"{identity}: unknown type {kind!r}")
        name = canonical or surface
        entity = entities.setdefault((kind, name), Entity(kind, name))
        if surface not in entity.surfaces:
            entity.surfaces.append(surface)
    known = {entity.name for entity in entities.values()} | {DIARIST}
    relations = [_relation(identity, line, known) for line in lines if line.startswith("% ")]
    text = _LABEL.sub(r"\1", marked)
    if "](" in text or not text:
        raise LabelError(f"{identity}: bad markup, or nothing written")
    return Entry(identity, f"{stem}-{persona}", text, list(entities.values()), [r for r in relations if r], complete)


def _relation(identity: str, line: str, known: set[str]) -> tuple[str, str, str] | None:
    parts = tuple(part.strip() for part in line[1:].split("|"))
    if len(parts) != 3 or parts[1] not in PREDICATES:
        raise LabelError(f"{identity}: not a relation: {line}")
    # Older files relate what they did not label; the model could not name it.
    return parts if parts[0] in known and parts[2] in known else None
