/** The stream of what happened in a journal, whichever process did it. */
import { z } from 'zod';
import { STAGES } from '../glossary.ts';
import { EVENT_TYPES, type EventType, type JournalEvent } from '../journal/Journal.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** Events kept; older ones are trimmed. */
const CAPACITY = 20_000;
/** A blocked read ends now and then, so that a closed follower notices. */
const BLOCK_MILLISECONDS = 5_000;

const textOrNull = z.string().transform((text) => (text === '' ? null : text));

const streamEntry = z.object({
  id: z.string(),
  message: z.object({
    type: z.enum(EVENT_TYPES),
    episode: textOrNull,
    stage: textOrNull.pipe(z.enum(STAGES).nullable()),
    detail: textOrNull,
  }),
});
const streams = z.array(z.object({ messages: z.array(streamEntry) })).nullable();

function toEvent({ id, message }: z.infer<typeof streamEntry>): JournalEvent {
  // The engine stamps each entry with its time.
  return { id, at: new Date(Number(id.split('-')[0])).toISOString(), ...message };
}

/** Adds an event. @param detail a short reason or name, never entry text */
export async function publishEvent(client: EngineClient, type: EventType, detail = ''): Promise<void> {
  const fields = { type, episode: '', stage: '', detail };
  const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: CAPACITY } as const;
  await client.xAdd(keys.events, '*', fields, { TRIM: trim });
}

/** Position of the newest event; following from here misses nothing that comes later. */
export async function lastEventId(client: EngineClient): Promise<string> {
  const newest = await client.xRevRange(keys.events, '+', '-', { COUNT: 1 });
  return newest?.[0]?.id ?? '0-0';
}

/** Waits for events after a position. Needs a connection of its own. Empty when none came for a while. */
export async function nextEvents(client: EngineClient, after: string): Promise<JournalEvent[]> {
  const reply = await client.xRead({ key: keys.events, id: after }, { BLOCK: BLOCK_MILLISECONDS, COUNT: 500 });
  return (streams.parse(reply) ?? []).flatMap(({ messages }) => messages.map(toEvent));
}
