/** A window in little: opens the draft of a new entry, tells what it found, and types until it is killed. */
import { openDraft } from '../../app/drafts/draft.ts';

const [home = '', first = ''] = process.argv.slice(2);
const draft = openDraft(home, 'new');
const found = await draft.read();
let text = found?.text ?? '';
console.log(JSON.stringify({ found: found?.text ?? null }));
draft.change(() => ({ text: `${text}${first}`, cursor: 0 }));
await draft.flush();
console.log(JSON.stringify({ written: `${text}${first}` }));
setInterval(() => {
  text += 'x';
  draft.change(() => ({ text: `${text}${first}`, cursor: 0 }));
}, 5);
