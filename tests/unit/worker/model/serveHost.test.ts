/** The host's side of the conversation, with a scripted model. */
import { describe, expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../backend/errors.ts';
import type { HostReply } from '../../../../worker/model/hostProtocol.ts';
import type { ModelClient } from '../../../../worker/model/ModelClient.ts';
import { serveHost, type LoadModel } from '../../../../worker/model/serveHost.ts';
import { scriptedModel } from '../../../helpers/scriptedModel.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';

const specification = { name: 'm', kind: 'base' as const, path: '/m.gguf', adapter: null };
const load = { type: 'load', id: 1, specification, device: 'auto' };
const request = { prompt: ['Diary: secret day'], stop: [], maxTokens: 10, sampling: 'greedy' };

function host(loadModel: LoadModel) {
  const replies: HostReply[] = [];
  const state = { left: false };
  const receive = serveHost({ send: (reply) => void replies.push(reply), leave: () => (state.left = true) }, loadModel);
  const reply = (type: HostReply['type'], id: number) =>
    waitUntil(`${type} ${id}`, () => replies.find((each) => each.type === type && each.id === id));
  return { receive, replies, reply, state };
}

/** A model whose completions end only when aborted. */
function endless(): ModelClient {
  return {
    ...scriptedModel(''),
    complete: (_, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  };
}

describe('serving a model', () => {
  it('loads, completes with progress, counts', async () => {
    const { receive, reply, replies } = host(async () => scriptedModel('person: Ana'));
    receive(load);
    expect(await reply('loaded', 1)).toMatchObject({ info: { name: 'scripted' } });
    receive({ type: 'complete', id: 2, request });
    expect(await reply('completed', 2)).toMatchObject({ completion: { text: 'person: Ana', ended: 'eos' } });
    expect(
      replies.filter(({ type }) => type === 'token').map((token) => 'generated' in token && token.generated),
    ).toEqual([1, 2]);
    receive({ type: 'countTokens', id: 3, text: 'one two' });
    expect(await reply('counted', 3)).toMatchObject({ tokens: 2 });
  });

  it('says why a model did not load', async () => {
    const { receive, reply } = host(async () => {
      throw new ModelUnavailableError('m.gguf is cut off.', 'Fetch it again.');
    });
    receive(load);
    expect(await reply('failed', 1)).toMatchObject({
      error: { kind: 'model_unavailable', message: 'm.gguf is cut off.' },
    });
  });

  it('tells of an error of other code by its name only: its message could hold entry text', async () => {
    const broken: ModelClient = {
      ...scriptedModel(''),
      complete: () => Promise.reject(new RangeError('cannot read "secret day"')),
    };
    const { receive, reply } = host(async () => broken);
    receive(load);
    receive({ type: 'complete', id: 2, request });
    expect(JSON.stringify(await reply('failed', 2))).not.toContain('secret');
  });

  it('aborts the request that was named, and no other', async () => {
    const { receive, reply, replies } = host(async () => endless());
    receive(load);
    receive({ type: 'complete', id: 2, request });
    receive({ type: 'complete', id: 3, request });
    await reply('loaded', 1);
    receive({ type: 'abort', id: 3 });
    await reply('failed', 3);
    expect(replies.some(({ id }) => id === 2)).toBe(false);
    receive({ type: 'abort', id: 2 });
    await reply('failed', 2);
  });

  it('answers a request before any load with an error', async () => {
    const { receive, reply } = host(async () => scriptedModel(''));
    receive({ type: 'countTokens', id: 5, text: 'x' });
    expect(await reply('failed', 5)).toMatchObject({ error: { kind: 'failure' } });
  });

  it('disposes the model and leaves, also while loading', async () => {
    const model = scriptedModel('');
    const { receive, reply, state } = host(async () => model);
    receive(load);
    await reply('loaded', 1);
    receive({ type: 'dispose' });
    await waitUntil('the host leaves', () => state.left);
    expect(model.disposed).toBe(true);

    const loading = host(
      (_, __, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('x')))),
    );
    loading.receive(load);
    loading.receive({ type: 'dispose' });
    await waitUntil('the loading host leaves', () => loading.state.left);
  });

  it.each([null, 'load', {}, { type: 'load' }, { type: 'complete', id: -1, request }, { type: 'eval', id: 1 }])(
    'ignores %j',
    async (message) => {
      const { receive, replies } = host(async () => scriptedModel(''));
      receive(message);
      receive({ type: 'countTokens', id: 9, text: '' });
      await waitUntil('the answer to a good message', () => replies.length > 0);
      expect(replies).toHaveLength(1);
    },
  );
});
