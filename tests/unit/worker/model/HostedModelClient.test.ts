/** The worker's side of the conversation, with hosts that behave and hosts that do not. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTime } from '../../../../backend/process/identity.ts';
import { HostedModelClient } from '../../../../worker/model/HostedModelClient.ts';
import { HostLostError } from '../../../../worker/model/HostLostError.ts';
import type { CompletionRequest } from '../../../../worker/model/ModelClient.ts';
import { fakeHost } from '../../../helpers/fakeHost.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';

const request: CompletionRequest = { prompt: ['x'], stop: [], maxTokens: 5, sampling: 'greedy' };

async function client(handlers: string): Promise<HostedModelClient> {
  const hosted = new HostedModelClient(await fakeHost(handlers), {
    name: 'm',
    kind: 'base',
    path: '/m',
    adapter: null,
  });
  onTestFinished(() => hosted.dispose());
  return hosted;
}

/** A dead process that nobody has buried yet counts as gone. */
async function isAlive(pid: number): Promise<boolean> {
  return (await startTime(pid)) !== null;
}

describe('a hosted model', () => {
  it('answers like a local one, and tells of each token', async () => {
    const hosted = await client(`{
      complete: ({ id }) => { send({ type: 'token', id, generated: 1 }); send({ type: 'completed', id, completion }); },
      countTokens: ({ id, text }) => send({ type: 'counted', id, tokens: text.length }),
    }`);
    const tokens: number[] = [];
    expect(await hosted.complete(request, { onToken: (generated) => tokens.push(generated) })).toMatchObject({
      text: 'none',
    });
    expect(tokens).toEqual([1]);
    expect(await hosted.countTokens('four')).toBe(4);
    expect(hosted.info).toMatchObject({ name: 'fake' });
  });

  it('gives each caller its own answer, whatever the order', async () => {
    const hosted = await client(`{
      held: [],
      countTokens(message) {
        this.held.push(message);
        if (this.held.length === 3) for (const { id, text } of this.held.reverse()) send({ type: 'counted', id, tokens: text.length });
      },
    }`);
    expect(await Promise.all(['a', 'bb', 'ccc'].map((text) => hosted.countTokens(text)))).toEqual([1, 2, 3]);
  });

  it('rejects everything pending when the host dies, and everything asked later', async () => {
    const hosted = await client(`{ countTokens: () => process.kill(process.pid, 'SIGKILL') }`);
    const pending = [hosted.complete(request), hosted.countTokens('die')].map((promise) =>
      promise.catch((error: unknown) => error),
    );
    for (const error of await Promise.all(pending))
      expect(error).toMatchObject({ name: 'HostLostError', signal: 'SIGKILL' });
    await hosted.gone;
    expect(hosted.pid).toBe(null);
    await expect(hosted.complete(request)).rejects.toThrow(HostLostError);
  });

  it('tries once more on the CPU when the host crashes while it loads', async () => {
    const hosted = await client(`{
      load({ id, device }) { if (device === 'auto') process.abort(); send({ type: 'loaded', id, info }); },
    }`);
    await hosted.ready;
    expect(hosted.pid).not.toBe(null);
  });

  it('gives up when the host crashes on the CPU too, and leaves no process', async () => {
    const hosted = await client(`{ load: () => process.exit(3) }`);
    await expect(hosted.ready).rejects.toMatchObject({ name: 'HostLostError', code: 3 });
    await hosted.gone;
    expect(hosted.pid).toBe(null);
  });

  it('passes on why a model did not load, and leaves no process', async () => {
    const error = `{ kind: 'model_unavailable', message: 'm is cut off.', nextStep: 'Fetch it.' }`;
    const hosted = await client(`{ load: ({ id }) => send({ type: 'failed', id, error: ${error} }) }`);
    await expect(hosted.ready).rejects.toMatchObject({ kind: 'model_unavailable', message: 'm is cut off.' });
    await hosted.gone;
    expect(hosted.pid).toBe(null);
  });

  it('rejects an aborted request at once and tells the host', async () => {
    const hosted = await client(
      `{
      abort: ({ id }) => { this.aborted = id; },
      countTokens: ({ id }) => send({ type: 'counted', id, tokens: this.aborted ?? 0 }),
    }`.replaceAll('this.', 'globalThis.'),
    );
    await hosted.ready;
    const stop = new AbortController();
    const completion = hosted.complete(request, { signal: stop.signal });
    await hosted.countTokens('the request has arrived');
    stop.abort(new Error('switched off'));
    await expect(completion).rejects.toThrow('switched off');
    expect(await hosted.countTokens('which was aborted?')).toBeGreaterThan(0);
  });

  it('waits on dispose until the process has gone, and kills one that stays', async () => {
    const polite = await client('{}');
    await polite.ready;
    const pid = polite.pid ?? 0;
    await polite.dispose();
    expect(await isAlive(pid)).toBe(false);

    const stubborn = await client('{ dispose: () => undefined }');
    await stubborn.ready;
    const stays = stubborn.pid ?? 0;
    await stubborn.dispose();
    expect(await isAlive(stays)).toBe(false);
  });

  it('rejects what is pending on dispose, also a load', async () => {
    const busy = await client('{}');
    await busy.ready;
    const completion = busy.complete(request);
    await waitUntil('the request is on its way', () => busy.pid !== null);
    await Promise.all([expect(completion).rejects.toThrow('unloaded'), busy.dispose()]);
    const loading = await client('{ load: () => undefined }');
    await Promise.all([expect(loading.ready).rejects.toThrow('unloaded'), loading.dispose()]);
    expect(loading.pid).toBe(null);
  });

  it('says so when there is no host program', async () => {
    const hosted = new HostedModelClient('/nowhere/host.js', { name: 'm', kind: 'base', path: '/m', adapter: null });
    await expect(hosted.ready).rejects.toThrow(HostLostError);
    await hosted.dispose();
  });
});
