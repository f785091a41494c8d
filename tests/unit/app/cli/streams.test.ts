/** Standard input becomes a text, and progress becomes one quiet line. */
import { describe, expect, it } from 'vitest';
import { createInput } from '../../../../app/cli/input.ts';
import { Output } from '../../../../app/cli/output.ts';

async function* chunks(...pieces: (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* pieces;
}

function readText(...pieces: (string | Buffer)[]): Promise<string> {
  return createInput(false, () => chunks(...pieces)).readText();
}

describe('piped text', () => {
  it('loses the line break that ends it, and only that', async () => {
    expect(await readText('one\ntwo\n')).toBe('one\ntwo');
    expect(await readText('one\n\n')).toBe('one\n');
    expect(await readText('one\r\n')).toBe('one');
    expect(await readText('\ufeffone')).toBe('one');
  });

  it('keeps characters whole that come in two pieces', async () => {
    const bytes = Buffer.from('Café');
    expect(await readText(bytes.subarray(0, 4), bytes.subarray(4))).toBe('Café');
  });

  it('is not read on and on', async () => {
    let read = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1024 * 1024);
      }
    };
    await expect(createInput(false, endless).readText()).rejects.toMatchObject({ kind: 'usage' });
    expect(read).toBeLessThan(20);
  });
});

describe('progress', () => {
  function output(isTTY: boolean): { output: Output; said: () => string } {
    let said = '';
    const talking = { isTTY, write: (text: string) => (said += text) };
    return { output: new Output({ write: () => true }, talking, false, {}), said: () => said };
  }

  it('is one line for each thing where nobody watches', () => {
    const { output: quiet, said } = output(false);
    for (const done of [0, 1e6, 2e6]) quiet.progress({ what: 'the engine', done, total: 2e6 });
    quiet.talk('done');
    expect(said()).toBe('Fetching the engine (2 MB)\ndone\n');
  });

  it('replaces itself on a terminal, and ends before other text', () => {
    const { output: watched, said } = output(true);
    watched.progress({ what: 'the engine', done: 1e6, total: 2e6 });
    watched.progress({ what: 'the engine', done: 2e6, total: 2e6 });
    watched.talk('done');
    expect(said()).toBe(
      '\r\u001b[KFetching the engine: 50 % of 2 MB\r\u001b[KFetching the engine: 100 % of 2 MB\ndone\n',
    );
  });
});

describe('the width of a row', () => {
  it.each([
    [true, 120, 120],
    // A terminal that was never told its size.
    [true, 0, 80],
    [true, undefined, 80],
    [false, undefined, null],
  ])('on a terminal (%s) of %s columns is %s', (isTTY, columns, width) => {
    const results = { isTTY, ...(columns !== undefined && { columns }), write: () => true };
    expect(new Output(results, results, false, {}).width).toBe(width);
  });
});

describe('colours', () => {
  it.each([
    [{}, 80, true],
    [{ NO_COLOR: '1' }, 80, false],
    [{ NO_COLOR: '' }, 80, true],
    [{ TERM: 'dumb' }, 80, false],
    [{}, undefined, false],
  ])('with %j and columns %s', (environment, columns, coloured) => {
    const results = { isTTY: columns !== undefined, ...(columns !== undefined && { columns }), write: () => true };
    const { faint } = { faint: new Output(results, results, false, environment).faint('x') };
    expect(faint === 'x').toBe(!coloured);
  });
});
