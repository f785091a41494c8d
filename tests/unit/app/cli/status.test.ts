/** `kith status`: the contract as JSON, and the background in words. */
import { beforeEach, expect, it } from 'vitest';
import { CliJournal, kith } from '../../../helpers/cliHarness.ts';
import { backgroundShape } from '../../../helpers/workShapes.ts';

let journal: CliJournal;
beforeEach(() => {
  journal = new CliJournal('/nowhere/home');
});

async function text(): Promise<string> {
  return (await kith(['status'], { journal })).out;
}

it('prints exactly the fields of the contract, and the background’s own view', async () => {
  journal.seed(['one']);
  await journal.add('two');
  const status = backgroundShape.parse(JSON.parse((await kith(['status', '--json'], { journal })).out));
  expect(status).toMatchObject({
    home: '/nowhere/home',
    engine: { pid: 1, version: '8.2.3', socket: '/nowhere/home/run/engine.sock', state: 'up' },
    worker: { pid: 2, state: 'ready' },
    model: { name: 'starter', state: 'unloaded', pid: null, rss_bytes: null },
    inference_enabled: true,
    counts: { pending_nodes: 1, pending_edges: 0, running: 0, done: 1, needs_attention: 0 },
    queue: [{ stage: 'nodes', state: 'ready' }],
    workers: [],
    backlog: { ready: 1, corridors: { entry: 1, manual: 0 }, stages: { nodes: 1, edges: 0 } },
    activity: { state: 'idle' },
  });
});

it('is short when nothing happens', async () => {
  journal.seed(['one']);
  const lines = (await text()).trimEnd().split('\n');
  expect(lines.at(-1)).toBe('entries    1 read, 0 waiting, 0 being read, 0 need attention');
});

it('tells what is read, what waits and for how long', async () => {
  const { id } = await journal.add('one');
  journal.activity = {
    ...journal.activity,
    state: 'reading',
    episode: id,
    stage: 'nodes',
    tokens: 41,
    tokens_per_second: 9.34,
  };
  journal.statusChange = {
    backlog: {
      ready: 3,
      waiting: 1,
      held: 2,
      running: 1,
      corridors: { ask: 0, manual: 1, entry: 3, backfill: 0 },
      stages: { nodes: 3, edges: 1 },
      oldest_seconds: 200,
      eta_seconds: 3 * 3600,
    },
  };
  const out = await text();
  expect(out).toContain(`reading    ${id}, nodes, 41 tokens, 9.3 tokens/s\n`);
  expect(out).toContain('backlog    1 manual, 3 entry; 3 nodes, 1 edges\n');
  expect(out).toContain('1 not before a later time, oldest waits for 3 minutes, all read in about 3 hours\n');
  expect(out).toContain('held       2, until asked for again: kith enrich ID, or kith enrich --held\n');
});

it('says until when and why it waits', async () => {
  const until = new Date(Date.now() + 5_000);
  journal.setActivity({ state: 'waiting', reason: 'The model starter\nis not here.', until: until.toISOString() });
  const time = until.toTimeString().slice(0, 8);
  expect(await text()).toContain(`waiting    until ${time}: The model starter is not here.\n`);
});

it('names the workers when they are several', async () => {
  const here = { id: 'a', pid: 11, machine: 'desk', local: true };
  journal.statusChange = { workers: [here] };
  expect(await text()).not.toContain('workers');
  journal.statusChange = { workers: [here, { id: 'b', pid: 12, machine: 'attic', local: false }] };
  expect(await text()).toContain('workers    2 workers: process 11 here, process 12 on attic\n');
});

it('speaks of the disk only when little is left', async () => {
  expect(await text()).not.toContain('disk ');
  journal.statusChange = { disk: { free_bytes: 143e6, state: 'low' } };
  expect(await text()).toContain('disk       143 MB free: nothing is saved below 52 MB, make more room\n');
  journal.statusChange = { disk: { free_bytes: 40e6, state: 'full' } };
  expect(await text()).toContain('disk       40 MB free: nothing is saved until there is more room\n');
});
