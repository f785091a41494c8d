/** Holds the shape of the code: who may import whom, no cycles, no long files, and what never reaches the interface. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTITY_TYPES, PREDICATES } from '../backend/glossary.ts';
import * as vocabulary from '../prompts/vocabulary.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const FOLDERS = ['app', 'backend', 'worker', 'prompts', 'tests'];
const LONGEST_FILE = 300;
const MEDIAN_FILE = 130;

/** Which of our folders each folder may import from. */
const MAY_IMPORT: Record<string, string[]> = {
  prompts: ['prompts'],
  backend: ['backend'],
  worker: ['worker', 'backend', 'prompts'],
  app: ['app', 'backend'],
  tests: FOLDERS,
};

/** Packages that only one place may know. */
const ONLY_IN: Record<string, RegExp> = {
  'node-llama-cpp': /^worker\/model\//,
  'bee-queue': /^worker\/schedule\//,
  ink: /^app\/tui\//,
  react: /^app\/tui\//,
  falkordb: /^(backend\/(graph|connection)|worker\/(schedule|stages))\//,
};

interface Import {
  from: string;
  to: string;
  circular: boolean;
}

async function sourceFiles(): Promise<string[]> {
  const lists = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(join(ROOT, folder), { recursive: true });
      return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
    }),
  );
  return lists.flat();
}

async function readImports(): Promise<Import[]> {
  const { output } = await cruise(FOLDERS, {
    baseDir: ROOT,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    ruleSet: { forbidden: [{ name: 'cycles', severity: 'error', from: {}, to: { circular: true } }] },
    validate: true,
  });
  const { modules } = output as ICruiseResult;
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved, circular }) => ({ from: source, to: resolved, circular })),
  );
}

const top = (path: string): string => path.split('/')[0] ?? path;

describe('the architecture', () => {
  let imports: Import[] = [];
  beforeAll(async () => {
    imports = await readImports();
  });

  it('sees the imports', () => {
    expect(imports.length).toBeGreaterThan(300);
  });

  it('has imports in the agreed directions only', () => {
    const wrong = imports.filter(
      ({ from, to }) => FOLDERS.includes(top(to)) && !(MAY_IMPORT[top(from)] ?? FOLDERS).includes(top(to)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps prompts free of everything but zod', () => {
    const wrong = imports.filter(
      ({ from, to }) => top(from) === 'prompts' && !/^(prompts\/|node_modules\/zod\/)/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps each of the heavy packages in one place', () => {
    const wrong = imports.filter(({ from, to }) =>
      Object.entries(ONLY_IN).some(
        ([name, where]) => to.startsWith(`node_modules/${name}/`) && top(from) !== 'tests' && !where.test(from),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    expect(imports.filter(({ circular }) => circular)).toEqual([]);
  });

  it('has short files', async () => {
    const lengths = await Promise.all(
      (await sourceFiles()).map(async (file) => ({
        file,
        lines: (await readFile(join(ROOT, file), 'utf8')).split('\n').length - 1,
      })),
    );
    expect(lengths.filter(({ lines }) => lines > LONGEST_FILE)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((left, right) => left - right);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN_FILE);
  });

  it('says in the first line of each file what it is', async () => {
    const silent: string[] = [];
    for (const file of await sourceFiles()) {
      if (file.startsWith('tests/') && !file.startsWith('tests/helpers/')) continue;
      const text = await readFile(join(ROOT, file), 'utf8');
      if (!/^(#!.*\n)?\/\*\*/.test(text)) silent.push(file);
    }
    expect(silent).toEqual([]);
  });

  it('has one vocabulary: the words of the prompts are those of the graph', () => {
    expect(vocabulary.entityTypes).toEqual(ENTITY_TYPES);
    expect(vocabulary.predicates).toEqual(PREDICATES);
  });
});

describe('the interface’s bundle', () => {
  it('holds neither the model library nor the queue', async () => {
    const dist = join(ROOT, 'dist');
    const seen = new Set<string>();
    const visit = async (file: string): Promise<void> => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = await readFile(join(dist, file), 'utf8');
      expect(text.includes('node-llama-cpp"'), `${file} imports the model library`).toBe(false);
      expect(text.includes('"bee-queue"'), `${file} imports the queue`).toBe(false);
      for (const match of text.matchAll(/(?:from|import)\s*\(?\s*["']\.\/([\w.-]+\.js)["']/g))
        await visit(match[1] ?? '');
    };
    await visit('kith.js');
    expect(seen.size).toBeGreaterThan(1);
  });
});
