/** The last events of a journal and then each new one, in order, none lost and none twice. */
import type { Journal, JournalEvent } from '../../backend/journal/Journal.ts';

/**
 * Hands over the last events at once, and each that comes later when it comes. Resolves when the last ones have been
 * handed over, to the function that ends the following.
 */
export async function followEvents(
  journal: Journal,
  limit: number,
  tell: (event: JournalEvent) => void,
): Promise<() => void> {
  // Heard before the history is read, so that nothing falls between the two.
  const early: JournalEvent[] = [];
  let hear = (event: JournalEvent): void => void early.push(event);
  const stop = journal.onEvent((event) => hear(event));
  try {
    const history = await journal.events(limit);
    const newest = history.at(-1)?.id;
    history.forEach(tell);
    hear = (event) => {
      if (newest === undefined || isLater(event.id, newest)) tell(event);
    };
    early.forEach(hear);
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}

/** Compares positions in the stream: milliseconds, and a number within the millisecond. */
function isLater(id: string, other: string): boolean {
  const [time, place] = partsOf(id);
  const [otherTime, otherPlace] = partsOf(other);
  return time === otherTime ? place > otherPlace : time > otherTime;
}

function partsOf(id: string): [time: number, place: number] {
  const [time, place] = id.split('-');
  return [Number(time), Number(place ?? 0)];
}
