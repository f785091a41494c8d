/** The proposals of the fake journal: asked for by the window, made ready by a test. */
import type {
  EntryProvenance,
  EntryWhy,
  EpisodeDetail,
  PreviewSelection,
  Proposal,
  TagCount,
} from '../../backend/journal/Journal.ts';
import { countTags } from '../../backend/journal/tags.ts';
import type { Difference } from '../../backend/review/difference.ts';
import { FakeCorrections } from './fakeJournalCorrections.ts';

export const NO_DIFFERENCE: Difference = {
  entities: { added: [], removed: [], changed: [] },
  relations: { added: [], removed: [], changed: [] },
};

/** Both stages of an entry, read by one model. */
export function readBy(model: string, run = '01KB3Z0000000000000000RUN0'): EntryProvenance {
  const side = (stage: string) => ({ model, prompt_version: `${stage}-1`, run, at: '2026-11-22T10:00:00.000Z' });
  return { nodes: side('nodes'), edges: side('edges') };
}

export abstract class FakeReview extends FakeCorrections {
  /** models that read what stands */
  readBefore: string[] = ['starter'];
  readonly proposed = new Map<string, Proposal>();
  /** what was accepted together and can be taken back, the last at the end */
  private accepted: Proposal[][] = [];
  /** what was asked for, and with which model */
  readonly previewed: { selection: PreviewSelection; model: string | undefined }[] = [];

  protected abstract living(): EpisodeDetail[];

  /** A proposal is read: this is what it would change. */
  propose(id: string, difference: Difference, change: Partial<Proposal> = {}): void {
    this.proposed.set(id, { ...this.pending(id), state: 'ready', after: readBy('large'), difference, ...change });
    this.emit('completed', id, 'preview', { stage: 'edges' });
  }

  async tags(): Promise<TagCount[]> {
    await this.enter('tags');
    return countTags(this.living().map(({ text }) => text));
  }

  async preview(selection: PreviewSelection, model?: string): Promise<string[]> {
    await this.enter('preview');
    this.previewed.push({ selection, model });
    const read = this.living().filter(({ status }) => status === 'done');
    const ids = read.map(({ id }) => id).filter((id) => !('ids' in selection) || selection.ids.includes(id));
    for (const id of ids) {
      this.proposed.set(id, this.pending(id));
      this.emit('queued', id);
    }
    return ids;
  }

  async proposals(ids?: readonly string[]): Promise<Proposal[]> {
    await this.enter('proposals');
    return [...this.proposed.values()].filter(({ id }) => ids === undefined || ids.includes(id));
  }

  async accept(proposals: readonly { id: string; number?: number }[]): Promise<string[]> {
    await this.enter('accept');
    const before = new Map(this.proposed);
    const ids = this.take(proposals, 'accepted', ({ state }) => state === 'ready');
    if (ids.length > 0) this.accepted.push(ids.flatMap((id) => before.get(id) ?? []));
    return ids;
  }

  async takeBack(ids?: readonly string[]): Promise<string[]> {
    await this.enter('takeBack');
    const wanted = ids ?? this.accepted.at(-1)?.map(({ id }) => id) ?? [];
    const taken = this.accepted.flat().filter(({ id }) => wanted.includes(id));
    const left = this.accepted.map((together) => together.filter((each) => !taken.includes(each)));
    this.accepted = left.filter(({ length }) => length > 0);
    for (const proposal of taken) {
      this.proposed.set(proposal.id, proposal);
      this.emit('taken_back', proposal.id);
    }
    return taken.map(({ id }) => id);
  }

  async discard(proposals: readonly { id: string; number?: number }[]): Promise<string[]> {
    await this.enter('discard');
    return this.take(proposals, 'discarded', () => true);
  }

  async why(ids: readonly string[]): Promise<Map<string, EntryWhy>> {
    await this.enter('why');
    const entries = this.living().filter(({ id }) => ids.includes(id));
    return new Map(
      entries.map(({ id, entities }) => {
        const found = entities.flatMap(({ name, type, mentions }) =>
          mentions.map((mention) => ({ name, type, ...mention })),
        );
        return [id, { ...readBy('starter'), found }];
      }),
    );
  }

  async readers(): Promise<string[]> {
    await this.enter('readers');
    return this.readBefore;
  }

  async unread(ids: readonly string[]): Promise<string[]> {
    await this.enter('unread');
    const pending = this.living().filter(({ status }) => status === 'pending_nodes' || status === 'pending_edges');
    const unread = new Set(pending.map(({ id }) => id));
    return ids.filter((id) => unread.has(id) || this.proposed.get(id)?.state === 'pending');
  }

  /** How many there are of each kind, as the status tells. */
  protected countProposed(): { pending: number; ready: number; failed: number } {
    const count = (state: Proposal['state']): number =>
      [...this.proposed.values()].filter((proposal) => proposal.state === state).length;
    return { pending: count('pending'), ready: count('ready'), failed: count('failed') };
  }

  private take(
    wanted: readonly { id: string; number?: number }[],
    type: 'accepted' | 'discarded',
    may: (proposal: Proposal) => boolean,
  ): string[] {
    const taken = wanted.filter(({ id, number }) => {
      const proposal = this.proposed.get(id);
      return proposal !== undefined && may(proposal) && (number === undefined || number === proposal.number);
    });
    for (const { id } of taken) {
      this.proposed.delete(id);
      this.emit(type, id);
    }
    return taken.map(({ id }) => id);
  }

  private pending(id: string): Proposal {
    const entry = this.living().find((each) => each.id === id);
    if (entry === undefined) throw new Error(`there is no entry ${id}`);
    const { date, revision, text: beginning } = entry;
    const nothing = { reason: null, before: readBy('starter'), after: { nodes: null, edges: null }, difference: null };
    return { id, number: this.told.length, state: 'pending', date, revision, beginning, ...nothing };
  }
}
