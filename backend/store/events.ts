/** The stream of what happened in a journal, whichever process did it, and the short one of how far the model is. */
import { z } from 'zod';
import { STAGES } from '../glossary.ts';
import { EVENT_TYPES, type EventType, type JournalEvent } from '../journal/event.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';
import { script } from './scripts/prelude.ts';

/** A blocked read ends now and then, so that a closed follower notices. */
const BLOCK_MILLISECONDS = 5_000;

const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));
const number = text.transform((value) => (value === null ? null : Number(value)));

const streamEntry = z.object({
  id: z.string(),
  message: z.object({
    type: z.enum(EVENT_TYPES),
    episode: text,
    stage: text.pipe(z.enum(STAGES).nullable()),
    item: text,
    run: text,
    detail: text,
    tokens: number,
    tokens_per_second: number,
  }),
});
const streamEntries = z.array(streamEntry);
const streams = z.array(z.object({ messages: streamEntries })).nullable();

function toEvent({ id, message }: z.infer<typeof streamEntry>): JournalEvent {
  // The engine stamps each entry with its time.
  return { id, at: new Date(Number(id.split('-')[0])).toISOString(), ...message };
}

function position(id: string): [number, number] {
  const [milliseconds, sequence] = id.split('-');
  return [Number(milliseconds), Number(sequence)];
}

function byPosition(left: JournalEvent, right: JournalEvent): number {
  const [first, second] = [position(left.id), position(right.id)];
  return first[0] - second[0] || first[1] - second[1];
}

const PUBLISH = script(`
event(ARGV[1], { detail = ARGV[2] })
return 1
`);

/** Adds an event about the journal as a whole. @param detail a short reason or name, never entry text */
export async function publishEvent(client: EngineClient, type: EventType, detail = ''): Promise<void> {
  await client.eval(PUBLISH, { arguments: [type, detail] });
}

/** Events are kept for this long, and at most 20,000 (the scripts see to that). */
const KEPT_MILLISECONDS = 180 * 24 * 60 * 60 * 1000;

/** Removes events that are too old. Returns how many. @param now milliseconds since 1970 */
export async function trimEvents(client: EngineClient, now: number): Promise<number> {
  return client.xTrim(keys.events, 'MINID', Math.max(0, now - KEPT_MILLISECONDS));
}

/** The newest event of each stream that a follower has seen. */
export interface Position {
  events: string;
  progress: string;
}

async function newestId(client: EngineClient, key: string): Promise<string> {
  const newest = await client.xRevRange(key, '+', '-', { COUNT: 1 });
  return newest?.[0]?.id ?? '0-0';
}

/** Where the streams end; following from here misses nothing that comes later. */
export async function lastPosition(client: EngineClient): Promise<Position> {
  const [events, progress] = await Promise.all([newestId(client, keys.events), newestId(client, keys.progress)]);
  return { events, progress };
}

/** The last events, oldest first; progress is not among them. */
export async function recentEvents(client: EngineClient, limit: number): Promise<JournalEvent[]> {
  const found = await client.xRevRange(keys.events, '+', '-', { COUNT: limit });
  return streamEntries.parse(found).map(toEvent).reverse();
}

/**
 * Waits for events after a position. Needs a connection of its own.
 * @returns the events in order (none when nothing came for a while), and the position after them
 */
export async function nextEvents(client: EngineClient, after: Position): Promise<[JournalEvent[], Position]> {
  const reply = await client.xRead(
    [
      { key: keys.events, id: after.events },
      { key: keys.progress, id: after.progress },
    ],
    { BLOCK: BLOCK_MILLISECONDS, COUNT: 500 },
  );
  const found = (streams.parse(reply) ?? []).flatMap(({ messages }) => messages.map(toEvent));
  const last = (isProgress: boolean) => found.filter(({ type }) => (type === 'progress') === isProgress).at(-1)?.id;
  const next = { events: last(false) ?? after.events, progress: last(true) ?? after.progress };
  return [found.sort(byPosition), next];
}
