/** A window as a process of its own: opens the journal, saves entries until it is killed, and tells what was acknowledged. */
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal } from '../../backend/index.ts';
import { seeded } from '../helpers/randomText.ts';
import { entryText } from './words.ts';

const [home = '', cache = '', worker = '', first = '0', most = '1000000', rest = '0'] = process.argv.slice(2);

process.on('unhandledRejection', () => {
  process.send?.({ unhandled: true });
});
process.on('disconnect', () => process.exit(0));

const random = seeded(Number(first));
const journal = await openJournal({
  home,
  cache,
  environment: process.env,
  entries: { worker },
  onConnection: (state) => process.send?.({ state }),
});
const { worker: running } = await journal.status();
process.send?.({ opened: running.pid });
for (let number = Number(first); number < Number(first) + Number(most); number += 1) {
  const text = entryText(number, random);
  const { id } = await journal.add(text);
  process.send?.({ id, text });
  await pause(Number(rest));
}
