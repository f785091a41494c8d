/** The sentence that vouches for a relation. */
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../../backend/journal/sentences.ts';
import type { Predicate } from '../../../../backend/glossary.ts';
import { chooseEvidence } from '../../../../worker/extraction/evidence.ts';
import { ground } from '../../../../worker/extraction/ground.ts';

function evidence(text: string, subject: string | null, predicate: Predicate, object: string): string {
  const find = (name: string) => ground(text, [{ type: 'person', name }])[0] ?? null;
  const ends = { subject: subject === null ? null : find(subject), predicate, object: find(object) };
  const { start, end } = chooseEvidence(text, sentences(text), ends);
  return text.slice(start, end);
}

describe('choosing evidence', () => {
  it('prefers the sentence that names both ends to any other', () => {
    const text = 'Ana works a lot. Her job eats her. Ana sat by the Rialto.\n\nAna has an office at Acme!';
    expect(evidence(text, 'Ana', 'works_at', 'Acme')).toBe('Ana has an office at Acme!');
  });

  it('prefers a sentence of one end that has a word for it', () => {
    const text = 'Leo rang. It rained. My brother Leo is fine. Leo again.';
    expect(evidence(text, null, 'sibling_of', 'Leo')).toBe('My brother Leo is fine.');
    const german = 'Leo rief an. Mein Bruder Leo ist wieder da.';
    expect(evidence(german, null, 'sibling_of', 'Leo')).toBe('Mein Bruder Leo ist wieder da.');
  });

  it('prefers a sentence beside the other end where none names both', () => {
    const text = 'Ana slept. We ate. Acme rang. She had to go, Ana.';
    expect(evidence(text, 'Ana', 'owns', 'Acme')).toBe('Acme rang.');
  });

  it('takes the first sentence that names the end when nothing tells more', () => {
    expect(evidence('Bo came. Then it rained. Bo left.', null, 'dislikes', 'Bo')).toBe('Bo came.');
  });
});
