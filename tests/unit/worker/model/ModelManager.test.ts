/** One model is held at a time: kept while it is the one that is wanted, and alive. */
import { beforeEach, expect, it } from 'vitest';
import type { ModelSpecification } from '../../../../worker/model/ModelClient.ts';
import { ModelManager, type HostedModel } from '../../../../worker/model/ModelManager.ts';

class FakeModel implements HostedModel {
  pid: number | null = 1;
  info = { name: 'model', kind: 'base' as const, adapter: null, contextSize: 4096, device: 'cpu' as const };
  complete = (): never => {
    throw new Error('not asked here');
  };
  countTokens = (): Promise<number> => Promise.resolve(1);
  dispose(): Promise<void> {
    this.pid = null;
    return Promise.resolve();
  }
}

const FILE: ModelSpecification = { name: 'model', kind: 'base', path: '/m.gguf', adapter: null, fingerprint: 'one' };

let loaded: FakeModel[];
let states: string[];
let manager: ModelManager;
const { signal } = new AbortController();
beforeEach(() => {
  loaded = [];
  states = [];
  manager = new ModelManager({
    load: async ({ path }) => {
      if (path === '/missing.gguf') throw new Error('missing');
      const model = new FakeModel();
      loaded.push(model);
      return model;
    },
    onState: async (state) => void states.push(state),
  });
});

it('loads once, and keeps the model until it is told to let go', async () => {
  const first = await manager.get(FILE, signal);
  expect(await manager.get({ ...FILE }, signal)).toBe(first);
  expect(loaded).toHaveLength(1);
  await manager.cleanupIfNoWork(async () => true);
  expect(loaded[0]?.pid).toBe(1);
  await manager.cleanupIfNoWork(async () => false);
  expect(loaded[0]?.pid).toBeNull();
  expect(states).toEqual(['loading', 'ready', 'unloading', 'unloaded']);
});

it.each<[string, Partial<ModelSpecification>]>([
  ['another file', { path: '/other.gguf' }],
  ['another adapter', { adapter: '/adapter.gguf' }],
  ['a file that replaced the one it has read', { fingerprint: 'two' }],
])('loads anew for %s, after the old one is gone', async (_, change) => {
  await manager.get(FILE, signal);
  await manager.get({ ...FILE, ...change }, signal);
  expect(loaded.map(({ pid }) => pid)).toEqual([null, 1]);
  expect(states).toEqual(['loading', 'ready', 'unloading', 'unloaded', 'loading', 'ready']);
});

it('loads anew when its process has died', async () => {
  await manager.get(FILE, signal);
  await loaded[0]?.dispose();
  await manager.get(FILE, signal);
  expect(loaded).toHaveLength(2);
});

it('holds nothing when loading fails', async () => {
  await expect(manager.get({ ...FILE, path: '/missing.gguf' }, signal)).rejects.toThrow('missing');
  expect(states).toEqual(['loading', 'unloaded']);
  await manager.get(FILE, signal);
  expect(loaded).toHaveLength(1);
});
