/** The surface Ink draws on: one write for a turn of the event loop, the cursor where it was put, nothing after the end. */
import { Writable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { Canvas } from '../../../../app/tui/canvas/Canvas.ts';

class Recorder extends Writable {
  writes: string[] = [];
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.writes.push(chunk.toString());
    done();
  }
}

let terminal: Recorder;
let canvas: Canvas;

async function flushed(): Promise<string> {
  await Promise.resolve();
  const written = terminal.writes.join('');
  terminal.writes = [];
  return written;
}

beforeEach(() => {
  terminal = new Recorder();
  canvas = new Canvas(terminal, { columns: 20, rows: 4 });
});

describe('frames', () => {
  test('several frames of one turn become one write of the last one', async () => {
    canvas.write('one\ntwo');
    canvas.write('one\n2');
    await Promise.resolve();
    expect(terminal.writes).toHaveLength(1);
    expect(terminal.writes[0]).toContain('2');
    expect(terminal.writes[0]).not.toContain('two');
  });

  test('an equal frame writes nothing', async () => {
    canvas.write('one');
    await flushed();
    canvas.write('one');
    expect(await flushed()).toBe('');
  });

  test('rows beyond the screen are not drawn', async () => {
    canvas.write('a\nb\nc\nlast\nbeyond\nfar');
    const written = await flushed();
    expect(written).toContain('last');
    expect(written).not.toContain('beyond');
  });
});

describe('the cursor', () => {
  test('stays where the text field put it while other rows change', async () => {
    canvas.setCaret({ column: 2, row: 1 });
    canvas.write('a\nb');
    await flushed();
    canvas.write('x\nb');
    expect(await flushed()).toMatch(/\u001B\[2;3H\u001B\[\?25h\u001B\[\?2026l$/);
  });

  test('moves without a new frame', async () => {
    canvas.write('a');
    await flushed();
    canvas.setCaret({ column: 1, row: 0 });
    expect(await flushed()).toContain('\u001B[1;2H\u001B[?25h');
  });
});

describe('the terminal', () => {
  test('of another size is cleared of the old frame, which would wrap, and takes the next one whole', async () => {
    canvas.write('one\ntwo');
    await flushed();
    canvas.resize({ columns: 30, rows: 10 });
    const cleared = await flushed();
    expect(cleared).toContain('\u001B[2J');
    expect(cleared).not.toContain('one');
    canvas.write('one\ntwo');
    const written = await flushed();
    expect(written).toContain('one');
    expect(written).toContain('two');
  });

  test('is left alone while paused, and shows the newest frame afterwards', async () => {
    canvas.write('one');
    await flushed();
    canvas.pause();
    canvas.write('two');
    expect(await flushed()).toBe('');
    canvas.repaint();
    expect(await flushed()).toContain('two');
  });

  test('hears nothing after the end', async () => {
    canvas.close();
    canvas.write('one');
    canvas.repaint();
    canvas.setCaret({ column: 0, row: 0 });
    expect(await flushed()).toBe('');
  });

  test('that is slow gets the newest frame when it can take one', async () => {
    let drain: () => void = () => undefined;
    const writes: string[] = [];
    const slow = Object.assign(new Recorder(), {
      write: (text: string) => writes.push(text) > 0,
      once: (_event: string, listener: () => void) => ((drain = listener), slow),
    });
    Object.defineProperty(slow, 'writableNeedDrain', { value: true });
    const onto = new Canvas(slow, { columns: 20, rows: 4 });
    onto.write('old');
    onto.write('new');
    await Promise.resolve();
    expect(writes).toEqual([]);
    drain();
    expect(writes.join('')).toContain('new');
    expect(writes.join('')).not.toContain('old');
  });
});
