/** What a person sees of a proposal: what it would change, and whose readings the two sides are. */
import type { Difference } from './difference.ts';
import type { EntryProvenance } from './provenance.ts';

export interface Proposal {
  /** the entry */
  id: string;
  /** tells it from an earlier proposal for the same entry */
  number: number;
  /** pending: not read yet; ready: waits for an answer; failed: could not be read */
  state: 'pending' | 'ready' | 'failed';
  /** why it could not be read, or null */
  reason: string | null;
  /** the moment the entry is about, its revision, and the beginning of its text */
  date: string;
  revision: number;
  beginning: string;
  /** whose reading stands now */
  before: EntryProvenance;
  /** whose reading is proposed */
  after: EntryProvenance;
  /** null until it is ready */
  difference: Difference | null;
}
