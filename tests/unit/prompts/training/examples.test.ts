/** The training says exactly what the prompts ask: one in Python, one in TypeScript. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../../../backend/packageFiles.ts';
import { adapterEdges, adapterNodes } from '../../../../prompts/adapter.ts';
import { parseRelationLines } from '../../../../prompts/lines.ts';
import { formatTypedNames, parseTypedNames } from '../../../../prompts/typedNames.ts';

const FOLDER = join(packageRoot(), 'prompts', 'training');
const hasPython = spawnSync('python3', ['--version']).status === 0;

const PROGRAM = `
import json, sys
from pathlib import Path
from trainer.entries import read_entries
from trainer.examples import pieces
rows = []
for file in sorted(Path('data').glob('*/*.txt')):
    for entry in read_entries(file):
        rows.append({'text': entry.text, 'pieces': [piece.text for piece in pieces(entry)]})
json.dump(rows, sys.stdout)
`;
// An entry without labelled relations, where they may be missing, says nothing about them.
const pieces = z.tuple([z.string(), z.string()]).or(z.tuple([z.string(), z.string(), z.string(), z.string()]));
const rows = z.array(z.object({ text: z.string(), pieces }));

// Python is needed to train, not to run or test the rest.
describe.skipIf(!hasPython)('the teaching data (skipped where python3 cannot be had)', () => {
  it('asks in the words of the prompts and answers in the form that the parsers read, entry by entry', () => {
    const options = {
      cwd: FOLDER,
      maxBuffer: 1e9,
      encoding: 'utf8',
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    };
    const found = rows.parse(JSON.parse(execFileSync('python3', ['-c', PROGRAM], options as { encoding: 'utf8' })));
    expect(found.length).toBeGreaterThan(1_100);
    for (const { text, pieces } of found) {
      const [entry, names, turn, relations] = pieces;
      const nodesAnswer = names.trimEnd();
      expect([entry]).toEqual(adapterNodes.pieces({ text }));
      if (turn !== undefined) expect([entry, names, turn]).toEqual(adapterEdges.pieces({ text, nodesAnswer }));
      const read = parseTypedNames(nodesAnswer);
      expect(read.unread).toBe(0);
      if (read.lines.length < 45) expect(formatTypedNames(read.lines)).toBe(nodesAnswer);
      expect(parseRelationLines(relations ?? '').unread).toBe(0);
    }
  });
});
