import { describe, expect, it, onTestFinished } from 'vitest';
import { startKeptEngine } from '../helpers/startKeptEngine.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const GOAL_MILLISECONDS = 15_000;

describe('an engine that hangs', () => {
  it('is killed and serves again within 15 s, with everything that was acknowledged', async () => {
    const { keeper, client, connect, logged } = await startKeptEngine();
    for (let entry = 0; entry < 50; entry += 1) await client.set(`k${entry}`, 'v');
    const hung = keeper.pid ?? 0;
    const stopped = performance.now();
    process.kill(hung, 'SIGSTOP');
    await waitUntil('it is another engine', () => keeper.pid !== null && keeper.pid !== hung, GOAL_MILLISECONDS);
    expect(await (await connect()).dbSize()).toBe(50);
    expect(performance.now() - stopped).toBeLessThan(GOAL_MILLISECONDS);
    expect(logged).toContain('warn engine hangs');
  });

  it('is stopped all the same when the worker ends', async () => {
    const { keeper, stop } = await startKeptEngine();
    const pid = keeper.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await stop();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('is one that hangs, not one that works: a busy engine is left alone', { timeout: 60_000 }, async () => {
    const { keeper, connect } = await startKeptEngine();
    const pid = keeper.pid;
    const busy = await connect();
    onTestFinished(() => busy.destroy());
    // Nothing else is answered while a script runs.
    const script = `local t = redis.call('TIME')[1] + 0
      while redis.call('TIME')[1] - t < 12 do for i = 1, 100000 do end end return 'done'`;
    expect(await busy.eval(script)).toBe('done');
    expect(keeper.pid).toBe(pid);
  });
});
