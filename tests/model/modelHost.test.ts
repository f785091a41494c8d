/** The real model host: it dies with its parent, dies alone, and says nothing. */
import { fork, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { STARTER } from '../../backend/model/catalogue.ts';
import { locateModel } from '../../backend/model/library.ts';
import { startTime } from '../../backend/process/identity.ts';
import { HostedModelClient } from '../../worker/model/HostedModelClient.ts';
import { HostLostError } from '../../worker/model/HostLostError.ts';
import type { CompletionRequest } from '../../worker/model/ModelClient.ts';
import { MODEL_SETTINGS } from '../../worker/model/settings.ts';
import { HOST_PROGRAM } from '../helpers/programs.ts';
import { CACHE, temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const story: CompletionRequest = { prompt: ['Once upon a time'], stop: [], maxTokens: 2000, sampling: 'free' };
const LOAD_MILLISECONDS = 60_000;

async function hosted(): Promise<HostedModelClient> {
  const client = new HostedModelClient(HOST_PROGRAM, await locateModel(STARTER.name, CACHE));
  onTestFinished(() => client.dispose());
  return client;
}

/** A dead process that nobody has buried yet counts as gone. */
async function isAlive(pid: number): Promise<boolean> {
  return (await startTime(pid)) !== null;
}

/** Starts a story and resolves when its first words are there. */
async function startStory(client: HostedModelClient, signal?: AbortSignal): Promise<{ completion: Promise<unknown> }> {
  let tokens = 0;
  const completion = client.complete(story, { onToken: (count) => (tokens = count), ...(signal ? { signal } : {}) });
  completion.catch(() => undefined);
  await waitUntil('the story begins', () => tokens > 2, LOAD_MILLISECONDS);
  return { completion };
}

describeWithStarter('the model host', () => {
  it(
    'is a named process of low priority, and is gone after dispose',
    async () => {
      const client = await hosted();
      await client.ready;
      const pid = client.pid ?? 0;
      expect(await readFile(`/proc/${pid}/comm`, 'utf8')).toContain('kith-model');
      expect(getPriority(pid)).toBe(MODEL_SETTINGS.hostPriority);
      expect(await client.countTokens('one two')).toBeGreaterThan(1);
      await client.dispose();
      expect(await isAlive(pid)).toBe(false);
    },
    LOAD_MILLISECONDS,
  );

  it(
    'killed in the middle of an answer: the answer fails as lost, and a new host can be started',
    async () => {
      const client = await hosted();
      const { completion } = await startStory(client);
      process.kill(client.pid ?? 0, 'SIGKILL');
      await expect(completion).rejects.toThrow(HostLostError);
      await client.dispose();
      const next = await hosted();
      await next.ready;
      expect(next.pid).not.toBe(null);
    },
    2 * LOAD_MILLISECONDS,
  );

  it(
    'an aborted answer leaves the host free for the next one',
    async () => {
      const client = await hosted();
      const stop = new AbortController();
      const { completion } = await startStory(client, stop.signal);
      stop.abort(new Error('switched off'));
      await expect(completion).rejects.toThrow('switched off');
      expect((await client.complete({ ...story, maxTokens: 2 })).generatedTokens).toBe(2);
    },
    LOAD_MILLISECONDS,
  );

  it(
    'leaves at once when disposed in the middle of an answer',
    async () => {
      const client = await hosted();
      const { completion } = await startStory(client);
      const pid = client.pid ?? 0;
      await Promise.all([expect(completion).rejects.toThrow('unloaded'), client.dispose()]);
      expect(await isAlive(pid)).toBe(false);
    },
    LOAD_MILLISECONDS,
  );

  it.each(['loading', 'answering'])(
    'does not outlive a parent killed while it is %s',
    async (moment) => {
      const { parent, host } = await parentWithHost(moment);
      process.kill(parent, 'SIGKILL');
      await waitUntil('the host leaves', async () => !(await isAlive(host)), 2_000);
    },
    LOAD_MILLISECONDS,
  );

  it(
    'writes nothing to its output',
    async () => {
      const host = fork(HOST_PROGRAM, [], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
      let output = '';
      host.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      host.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const closed = new Promise((resolve) => host.once('close', resolve));
      const replies: unknown[] = [];
      host.on('message', (message) => replies.push(message));
      host.send({ type: 'load', id: 1, specification: await locateModel(STARTER.name, CACHE), device: 'auto' });
      host.send({ type: 'complete', id: 2, request: { ...story, maxTokens: 3 } });
      await waitUntil('both answers', () => JSON.stringify(replies).includes('completed'), LOAD_MILLISECONDS);
      host.send({ type: 'dispose' });
      await closed;
      expect(output).toBe('');
    },
    LOAD_MILLISECONDS,
  );
});

/** A process that forks a real host and is then idle; resolves when the host is at the given moment. */
async function parentWithHost(moment: string): Promise<{ parent: number; host: number }> {
  const script = join(await temporaryHome(), 'parent.mjs');
  const load = { type: 'load', id: 1, specification: await locateModel(STARTER.name, CACHE), device: 'auto' };
  await writeFile(
    script,
    `import { fork } from 'node:child_process';
     const host = fork(${JSON.stringify(HOST_PROGRAM)}, [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
     const say = (what) => process.stdout.write(what + ' ' + host.pid + '\\n');
     host.on('message', ({ type }) => {
       if (type === 'loaded') host.send(${JSON.stringify({ type: 'complete', id: 2, request: story })});
       if (type === 'token') say('answering');
     });
     host.on('spawn', () => say('loading'));
     host.send(${JSON.stringify(load)});`,
  );
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  let said = '';
  parent.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const line = await waitUntil(moment, () => new RegExp(`^${moment} (\\d+)$`, 'm').exec(said), LOAD_MILLISECONDS);
  return { parent: parent.pid ?? 0, host: Number(line[1]) };
}
