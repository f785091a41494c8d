/** Confidence belongs to one adapter asked by one version of a prompt. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import data from '../../../prompts/adapters/confidence.json' with { type: 'json' };
import { adapterEdges, adapterNodes } from '../../../prompts/adapter.ts';
import { calibrated, calibration, calibrationOf } from '../../../prompts/confidence.ts';

const known = calibration.parse({
  adapter: 'a.gguf',
  prompt: 'p',
  bias: 2,
  weights: [1, 2],
  least: 0,
  fitted: { lines: 10, right: 8 },
});

describe('confidence', () => {
  it('is the higher the likelier the parts of a line were', () => {
    expect(calibrated(known, [0, 0])).toBe(0.88);
    expect(calibrated(known, [-1, 0])).toBe(0.73);
    expect(calibrated(known, [0, -1])).toBe(0.5);
    expect(calibrated(known, [-99, -99])).toBe(0);
  });

  it('says nothing of a line with other parts', () => {
    expect(calibrated(known, [0])).toBeNull();
    expect(calibrated(known, [0, 0, 0])).toBeNull();
  });

  it('is not known of another adapter, of no adapter, or of another prompt', () => {
    expect(calibrationOf(null, adapterNodes.version)).toBeNull();
    expect(calibrationOf('mine.gguf', adapterNodes.version)).toBeNull();
    expect(calibrationOf('journal-starter-3.gguf', 'nodes-base-1')).toBeNull();
  });

  it('is known of each adapter that is shipped, as it is asked now', async () => {
    const folder = new URL('../../../prompts/adapters/', import.meta.url);
    const shipped = (await readdir(folder)).filter((file) => file.endsWith('.gguf'));
    for (const adapter of shipped) {
      expect(calibrationOf(adapter, adapterNodes.version)?.weights).toHaveLength(2);
      expect(calibrationOf(adapter, adapterEdges.version)?.weights).toHaveLength(3);
    }
    expect(data.filter(({ adapter }) => !shipped.includes(adapter))).toEqual([]);
  });
});
