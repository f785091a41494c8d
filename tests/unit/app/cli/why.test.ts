/** What `show --why` says of how sure a reading is. */
import { describe, expect, it } from 'vitest';
import { sureWords } from '../../../../app/sureWords.ts';
import { whyText, whyValue } from '../../../../app/cli/why.ts';
import type { EntryWhy, EpisodeDetail } from '../../../../backend/journal/Journal.ts';

const text = 'Lunch with Ana in Rome.';
const read = { model: 'starter', prompt_version: 'p-1', run: null, at: null };
const episode: EpisodeDetail = {
  id: 'e',
  text,
  date: '2026-11-24T12:00:00+00:00',
  zone: 'UTC',
  status: 'done',
  revision: 1,
  created: '',
  updated: '',
  deleted: null,
  reason: null,
  entities: [
    { id: '1', name: 'Ana', type: 'person', mentions: [{ surface: 'Ana', start: 11, end: 14, confidence: 0.84 }] },
    { id: '2', name: 'Rome', type: 'place', mentions: [{ surface: 'Rome', start: 18, end: 22 }] },
  ],
  relations: [
    {
      subject: 'Me',
      predicate: 'met_with',
      object: 'Ana',
      evidence: text,
      valid_at: '2026-11-24',
      confidence: 0.6,
    },
  ],
};
const why: EntryWhy = {
  nodes: read,
  edges: read,
  found: [
    { name: 'Ana', type: 'person', surface: 'Ana', start: 11, end: 14, confidence: 0.84 },
    { name: 'Rome', type: 'place', surface: 'Rome', start: 18, end: 22 },
  ],
};

describe('why', () => {
  it('says how sure a name and a relation are, where that is known', () => {
    const lines = whyText(episode, why);
    expect(lines).toContain(`person Ana: “${text}”, 84 % sure`);
    expect(lines).toContain(`place Rome: “${text}”`);
    expect(lines).toContain(`Me met with Ana: “${text}”, 60 % sure`);
  });

  it('gives programs the number', () => {
    expect(whyValue(episode, why)).toMatchObject({
      names: [{ name: 'Ana', why: { by: 'model', confidence: 0.84 } }, { name: 'Rome' }],
      relations: [{ object: 'Ana', why: { confidence: 0.6 } }],
    });
    expect(JSON.stringify(whyValue(episode, why)).match(/confidence/g)).toHaveLength(2);
  });

  it('is never all but certain of what a model read', () => {
    expect(sureWords({ confidence: 1 })).toEqual(['99 % sure']);
    expect(sureWords({ confidence: 0.007 })).toEqual(['1 % sure']);
    expect(sureWords({})).toEqual([]);
  });
});
