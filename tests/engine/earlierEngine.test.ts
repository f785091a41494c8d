import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEngine } from '../../backend/engine/start.ts';
import { prepareHome } from '../../backend/paths.ts';
import { journalProcesses } from '../../backend/process/journalProcesses.ts';
import { connectEngine } from '../../backend/store/client.ts';
import { startKeptEngine, testBinaries } from '../helpers/startKeptEngine.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';

describe('an engine that somebody left in the folder', () => {
  it('is seen off before another starts, so that two never write into one file', async () => {
    const { home, data, sockets, logs } = await prepareHome(await temporaryHome());
    const socket = join(sockets, 'earlier.sock');
    const earlier = await startEngine(await testBinaries(home), { data, socket, log: join(logs, 'engine.log') });
    onTestFinished(() => earlier.stop());
    const client = await connectEngine({ socket }, 'kith-test');
    await client.set('acknowledged', 'yes');
    client.destroy();
    const { client: next, keeper } = await startKeptEngine(home);
    await earlier.exited;
    expect(await next.get('acknowledged')).toBe('yes');
    const engines = (await journalProcesses(data)).filter(({ role }) => role === 'engine');
    expect(engines.map(({ pid }) => pid)).toEqual([keeper.pid]);
  });

  it('is told from other programs that somebody runs there', async () => {
    const folder = await temporaryHome();
    const other = spawn('sleep', ['60'], { cwd: folder, stdio: 'ignore' });
    onTestFinished(() => void other.kill('SIGKILL'));
    await once(other, 'spawn');
    expect(await journalProcesses(folder)).toEqual([]);
  });
});
