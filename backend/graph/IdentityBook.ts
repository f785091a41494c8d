/**
 * Who is who in a journal, as one connection knows it: kept in memory, caught up with what others changed, and changed
 * together with the list of entries that show somebody else since. A change that was decided on an older state is refused
 * by the engine and decided again, so any number of processes may do this at once.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ENTITY_TYPES } from '../glossary.ts';
import { Identity } from '../identity/Identity.ts';
import type { EpisodeNames } from '../identity/NameTable.ts';
import { storedCorrection, type Saying, type StoredCorrection } from '../journal/correction.ts';
import type { EngineClient } from '../store/client.ts';
import { beginEpoch, readNames, recordNames, upgradeRules } from '../store/scripts/recordNames.ts';
import { recordCorrection } from '../store/scripts/recordCorrection.ts';
import { collectNames } from './collectNames.ts';
import { standingSayings } from './standingSayings.ts';

/**
 * Counts up when the rules of backend/identity or backend/relations change, or what the graph keeps of an entry: the worker
 * then has every journal decided and shown anew, once.
 */
export const RULES = 2;

/** Of more changed entries at once, everything is decided anew. */
const MANY = 500;

const flag = z.literal(true).optional();
const episodeNames = z.object({
  date: z.string(),
  names: z.array(
    z
      .object({ type: z.enum(ENTITY_TYPES), name: z.string(), byHand: flag, told: flag, remembered: flag })
      .transform(({ type, name, byHand, told, remembered }) => ({
        type,
        name,
        ...(byHand && { byHand }),
        ...(told && { told }),
        ...(remembered && { remembered }),
      })),
  ),
});

const books = new WeakMap<EngineClient, IdentityBook>();

/** The book of a connection. */
export function identityBook(client: EngineClient): IdentityBook {
  const known = books.get(client) ?? new IdentityBook(client);
  books.set(client, known);
  return known;
}

export class IdentityBook {
  identity = new Identity();
  /** of names and corrections; later is higher */
  version = -1;
  corrections: StoredCorrection[] = [];
  private correctionsRead = 0;
  private epoch: string | null = null;
  private readonly names = new Map<string, string>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: EngineClient) {}

  /** Takes in what others changed. */
  async sync(): Promise<void> {
    await this.inTurn(() => this.catchUp());
  }

  /**
   * Keeps what an entry names; null when it names nothing or is gone.
   * @param change number of the projection for which it was read; a later one has the last word
   */
  record(id: string, names: EpisodeNames | null, change: number): Promise<void> {
    const json = names === null || names.names.length === 0 ? '' : JSON.stringify(names);
    return this.inTurn(async () => {
      for (;;) {
        const epoch = await this.catchUp();
        const before = this.names.get(id) ?? '';
        if (before === json) return;
        const affected = this.take(id, json);
        const at = { epoch, version: this.version };
        const version = await recordNames(this.client, at, id, { names: json, change }, affected).catch(this.forget);
        if (typeof version === 'number') return void (this.version = version);
        this.take(id, before);
        if (version === 'late') return;
      }
    });
  }

  /**
   * Keeps a correction; one with this id that is kept already stays as it is.
   * @param make says what to keep, by the newest state, and which entries to project again in any case
   */
  correct(
    made: { id: string; at: string },
    make: (book: IdentityBook) => { says: StoredCorrection['says']; also: readonly string[] },
  ): Promise<StoredCorrection> {
    return this.inTurn(async () => {
      for (;;) {
        const epoch = await this.catchUp();
        const kept = this.corrections.find(({ id }) => id === made.id);
        if (kept !== undefined) return kept;
        const { says, also } = make(this);
        const correction = { ...made, says };
        const before = this.corrections;
        this.corrections = [...before, correction];
        const affected = this.identity.correct(this.sayings);
        for (const id of also) affected.add(id);
        const at = { epoch, version: this.version };
        const version = await recordCorrection(this.client, at, correction, affected).catch(this.forget);
        if (version !== null) {
          this.version = version;
          this.correctionsRead += 1;
          return correction;
        }
        this.corrections = before;
        this.identity.correct(this.sayings);
      }
    });
  }

  /** Corrections that were not taken back, in order. */
  get sayings(): Saying[] {
    return standingSayings(this.corrections);
  }

  private async catchUp(): Promise<string> {
    for (;;) {
      const since = { epoch: this.epoch, version: this.version, corrections: this.correctionsRead };
      const read = await readNames(this.client, since);
      const corrections = read.corrections.flatMap(parsedCorrection);
      if (read.rules < RULES) await upgradeRules(this.client, RULES);
      else if (read.epoch === null) await this.collect([...this.corrections, ...corrections]);
      else {
        this.corrections.push(...corrections);
        this.correctionsRead += read.corrections.length;
        if (read.isAll || read.names.size > MANY) this.takeMany(read.names, read.isAll);
        else {
          for (const [id, json] of read.names) this.take(id, json);
          if (corrections.length > 0) this.identity.correct(this.sayings);
        }
        this.version = read.version;
        return (this.epoch = read.epoch);
      }
    }
  }

  private collect(corrections: readonly StoredCorrection[]): Promise<void> {
    return collectNames(this.client, standingSayings(corrections)).then((names) =>
      beginEpoch(
        this.client,
        randomBytes(8).toString('hex'),
        new Map([...names].map(([id, each]) => [id, JSON.stringify(each)])),
      ),
    );
  }

  private take(id: string, json: string): Set<string> {
    if (json === '') this.names.delete(id);
    else this.names.set(id, json);
    return this.identity.set(id, json === '' ? null : episodeNames.parse(JSON.parse(json)));
  }

  private takeMany(names: ReadonlyMap<string, string>, isAll: boolean): void {
    if (isAll) this.names.clear();
    for (const [id, json] of names) {
      if (json === '') this.names.delete(id);
      else this.names.set(id, json);
    }
    this.identity = new Identity(this.sayings);
    this.identity.fill([...this.names].map(([id, json]) => [id, episodeNames.parse(JSON.parse(json))] as const));
  }

  /** What a lost connection did is not known: the next look begins from nothing. */
  private readonly forget = (error: unknown): never => {
    this.epoch = null;
    this.version = -1;
    this.corrections = [];
    this.correctionsRead = 0;
    throw error;
  };

  /** One after the other: a decision stands on the state it was made on. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

/** Nothing for what is damaged, or was said to a newer Kith. */
function parsedCorrection(json: string): StoredCorrection[] {
  try {
    const correction = storedCorrection.safeParse(JSON.parse(json));
    return correction.success ? [correction.data] : [];
  } catch {
    return [];
  }
}
