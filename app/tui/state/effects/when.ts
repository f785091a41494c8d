/** Reads the words in which a person says when an entry was, while they are typed. What reads them is loaded then. */
import { UsageError } from '../../../../backend/errors.ts';
import type { EpisodeDate } from '../../../../backend/journal/Journal.ts';
import { bufferText, type TextBuffer } from '../../editor/buffer.ts';
import { dayOf } from '../selectors/format.ts';
import type { Store } from '../store.ts';

/** "9pm", "21:30", "noon": a time alone moves the entry within its day. */
const TIME_ALONE = /^(?:at\s+)?(\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)|\d{1,2}[:.]\d{2}|noon|midnight)$/i;

async function read(text: string, about: EpisodeDate, now: Date): Promise<EpisodeDate | null> {
  const { parseWhen } = await import('../../../when.ts');
  const time = TIME_ALONE.exec(text.trim())?.[1];
  try {
    return parseWhen(time === undefined ? text : `${dayOf(about.date)} ${time.replace('.', ':')}`, now);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** Follows the field for the date. Returns the function that ends it. */
export function readWhen(store: Store, now: () => Date = () => new Date()): () => void {
  let last: TextBuffer | null = null;
  return store.onChange(() => {
    const { aside, date } = store.get().writing;
    if (aside?.what !== 'when' || aside.field === last) return;
    const { field } = aside;
    last = field;
    void read(bufferText(field), date, now()).then((moment) =>
      store.dispatch({ type: 'whenRead', field, read: moment }),
    );
  });
}
