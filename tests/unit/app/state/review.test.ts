/** The review as state: what is listed, where the cursor stays, and that nothing is done before a yes. */
import { describe, expect, it } from 'vitest';
import { otherReaders } from '../../../../app/previewOffer.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import { conditions, contextOf } from '../../../../app/tui/state/selectors/context.ts';
import { differenceMaxScroll, differenceRows } from '../../../../app/tui/state/selectors/differenceRows.ts';
import { reviewKeys, selectedProposal } from '../../../../app/tui/state/selectors/reviewList.ts';
import { reviewQuestion } from '../../../../app/tui/state/selectors/reviewWords.ts';
import { settingRows } from '../../../../app/tui/state/selectors/settingRows.ts';
import { statusLine } from '../../../../app/tui/state/selectors/status.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import type { Proposal } from '../../../../backend/journal/Journal.ts';
import type { Difference } from '../../../../backend/review/difference.ts';
import { NO_DIFFERENCE, readBy } from '../../../helpers/fakeJournalReview.ts';
import { after, fresh, READY, status, told } from './states.ts';

function adding(names: number): Difference {
  const added = Array.from({ length: names }, (_, at) => ({
    name: `Name ${at}`,
    type: 'person' as const,
    mentions: [],
  }));
  return { ...NO_DIFFERENCE, entities: { added, removed: [], changed: [] } };
}

function proposal(id: string, change: Partial<Proposal> = {}): Proposal {
  const sides = { before: readBy('small'), after: readBy('large') };
  const entry = { date: '2026-11-22T21:14:00+01:00', revision: 1, beginning: `text of ${id}` };
  return { id, number: 1, state: 'ready', reason: null, ...entry, ...sides, difference: adding(1), ...change };
}

const read = (...proposals: Proposal[]): Action => ({ type: 'reviewRead', at: 1, proposals });
const GO: Action = { type: 'wentTo', place: { name: 'review' } };
const DOWN: Action = { type: 'moved', motion: 'down' };
const open = (id: string): Action => ({ type: 'wentTo', place: { name: 'difference', id } });

/** On the list of these proposals. */
const onList = (...proposals: Proposal[]): State => after(fresh(), READY, GO, read(...proposals));

describe('the list', () => {
  it('leaves out what would not change and what is not read yet, and keeps what failed', () => {
    const state = onList(
      proposal('a'),
      proposal('b', { difference: NO_DIFFERENCE }),
      proposal('c', { state: 'failed', difference: null }),
      proposal('d', { state: 'pending', difference: null }),
    );
    expect(reviewKeys(state)).toEqual(['a', 'c']);
    expect(conditions(state)).toContain('canAccept');
    expect(conditions(after(state, DOWN))).not.toContain('canAccept');
    expect(conditions(after(state, DOWN))).toContain('canDiscard');
  });

  it('keeps the cursor on its entry when others come, and near its place when it goes', () => {
    const [a, b, c] = [proposal('a'), proposal('b'), proposal('c')];
    const state = after(onList(a, b, c), DOWN);
    expect(selectedProposal(state)?.id).toBe('b');
    expect(selectedProposal(after(state, read(proposal('new'), a, b, c)))?.id).toBe('b');
    expect(selectedProposal(after(state, read(a, c)))?.id).toBe('c');
    expect(selectedProposal(after(state, read()))).toBeNull();
  });

  it('is read again when something of it happens, but not before somebody was there', () => {
    const state = onList(proposal('a'));
    for (const type of ['completed', 'accepted', 'discarded', 'proposal_dropped', 'escalated'] as const) {
      expect(after(state, told(type)).review.wanted).toBe(state.review.wanted + 1);
    }
    expect(after(fresh(), told('completed')).review.wanted).toBe(0);
  });
});

describe('a question', () => {
  it('takes the keys until it is answered, and says how much it is about', () => {
    const state = after(onList(proposal('a'), proposal('b', { difference: NO_DIFFERENCE })), {
      type: 'reviewAsked',
      question: 'acceptAll',
    });
    expect(contextOf(state)).toBe('answer');
    expect(reviewQuestion(state)).toBe('Accept all? 1 entry will change, 1 not.');
    expect(contextOf(after(state, { type: 'reviewAsked', question: null }))).toBe('review');
  });

  it('is gone when the person goes elsewhere', () => {
    const state = after(onList(proposal('a')), { type: 'reviewAsked', question: 'discard' }, { type: 'wentBack' }, GO);
    expect(state.review.question).toBeNull();
  });
});

describe('an open difference', () => {
  it('scrolls as far as it is long, and begins at its top', () => {
    const long = onList(proposal('a', { difference: adding(60) }));
    const state = after(long, open('a'), { type: 'moved', motion: 'last' });
    expect(state.review.scroll).toBe(differenceMaxScroll(state));
    expect(differenceMaxScroll(state)).toBeGreaterThan(30);
    expect(conditions(state)).toContain('scrolls');
    expect(after(state, { type: 'wentBack' }, open('a')).review.scroll).toBe(0);
  });

  it('is nothing once it was answered', () => {
    const state = after(onList(proposal('a')), open('a'), read());
    expect(differenceRows(state)).toBeNull();
    expect(conditions(state)).not.toContain('canAccept');
  });
});

describe('what waits is told', () => {
  const waiting = (ready: number, pending = 0): Action => ({
    type: 'backgroundRead',
    at: 1,
    status: status({
      counts: { pending_nodes: 0, pending_edges: 0, running: 0, done: 7, needs_attention: 0 },
      proposals: { ready, pending, failed: 0 },
    }),
  });
  const settings = (model: string, ...readers: string[]): Action => ({
    type: 'settingsRead',
    at: 1,
    values: { inferenceEnabled: true, model },
    readers,
  });
  const rowOf = (state: State) => settingRows(state).find(({ id }) => id === 'review');

  it('in the status line, where pending ones count as work', () => {
    const texts = (state: State) => statusLine(state).parts.map(({ text }) => text);
    expect(texts(after(fresh(), READY, waiting(3)))).toEqual(['idle', '3 to review']);
    expect(texts(after(fresh(), READY, waiting(0, 5)))).toEqual(['idle · 5 to read']);
  });

  it('in the settings, which offer a preview after another model was chosen', () => {
    const state = after(fresh(), READY, waiting(2), settings('large', 'small'));
    expect(rowOf(state)).toMatchObject({ value: '2 to review' });
    expect(rowOf(state)?.help).toBe('Entries were read by small. A preview shows what large would change.');
    expect(rowOf(after(state, settings('small', 'small')))?.help).toContain('Nothing changes before you accept it.');
    expect(rowOf(after(fresh(), READY))).toBeUndefined();
  });
});

describe('another reader', () => {
  it.each([
    [['small'], 'large', 'small'],
    [['small', 'large'], 'large', 'small'],
    [['large'], 'large', null],
    [['my.gguf'], '/models/my.gguf', null],
    [[], 'large', null],
    [['small'], null, null],
    [['small'], 'none', null],
  ])('than %j, with %s chosen, is %s', (readers, chosen, expected) => {
    expect(otherReaders(readers, chosen)).toBe(expected);
  });
});
