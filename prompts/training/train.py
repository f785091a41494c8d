"""Trains the adapter of the starter model: `npm run train`, or this file with Python 3.11 and requirements.txt installed.

  train.py MODEL.gguf OUT.gguf [--epochs N] [--rank N] [--rate X] [--lower SHARE] [--hold-out N] [--only-check]

The same data, settings and seed give the same adapter. It goes on from OUT.checkpoint.npz when it was interrupted.
`--hold-out N` keeps every N-th persona away from the training and writes its entries to OUT.held-out.jsonl.
"""
from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from gguf import GGUFReader

from trainer.entries import Entry, read_entries
from trainer.examples import Example, example, lowered
from trainer.tokenizer import Tokenizer

DATA = Path(__file__).parent / "data"


def main() -> None:
    arguments = parsed_arguments()
    entries = [entry for file in sorted(DATA.glob("*/*.txt")) for entry in read_entries(file)]
    taught, held = split(entries, arguments.hold_out)
    print(f"{len(taught)} entries to teach with, {len(held)} held out, {count_labels(taught)} entities, "
          f"{sum(len(entry.relations) for entry in taught)} relations", flush=True)
    if arguments.only_check:
        return
    arguments.out.with_suffix(".held-out.jsonl").write_text("".join(gold(entry) + "\n" for entry in held), encoding="utf-8")

    from trainer.export import export
    from trainer.gemma3 import load_weights
    from trainer.training import Settings, train

    reader = GGUFReader(str(arguments.model))
    examples = to_examples(taught, Tokenizer(reader), arguments.lower)
    settings = Settings(epochs=arguments.epochs, rank=arguments.rank, alpha=2.0 * arguments.rank, rate=arguments.rate)
    print(f"{len(examples)} examples, {sum(len(one.ids) for one in examples)} tokens, {settings}", flush=True)
    adapter = train(load_weights(reader), examples, settings, arguments.out.with_suffix(".checkpoint.npz"))
    export(adapter, settings.alpha, arguments.out)
    print(f"wrote {arguments.out}", flush=True)


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--lower", type=float, default=0.15, help="share of entries also taught in lower case")
    parser.add_argument("--hold-out", type=int, default=0)
    parser.add_argument("--only-check", action="store_true")
    return parser.parse_args()


def split(entries: list[Entry], every: int) -> tuple[list[Entry], list[Entry]]:
    """Whole personas are held out: their people and places must be new to the model."""
    personas = sorted({entry.persona for entry in entries})
    held = set(personas[::every]) if every > 0 else set()
    return [e for e in entries if e.persona not in held], [e for e in entries if e.persona in held]


def to_examples(entries: list[Entry], tokenizer: Tokenizer, lower: float) -> list[Example]:
    chance = random.Random(1)
    examples = [example(entry, tokenizer) for entry in entries]
    return examples + [example(lowered(entry), tokenizer) for entry in entries if entry.entities and chance.random() < lower]


def count_labels(entries: list[Entry]) -> int:
    return sum(len(entry.entities) for entry in entries)


def gold(entry: Entry) -> str:
    """The entry in the form that the scorer reads."""
    entities = [{"name": e.name, "type": e.type, "mentions": e.surfaces} for e in entry.entities]
    relations = [{"subject": s, "predicate": p, "object": o} for s, p, o in entry.relations]
    row = {"id": entry.id, "persona": entry.persona, "date": "2025-01-01T12:00:00", "text": entry.text}
    return json.dumps({**row, "entities": entities, "relations": relations}, ensure_ascii=False)


main()
