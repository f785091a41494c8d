/** A state machine from what a terminal sends to inputs. Pure: it reads no stream and sets no timer. */
import { graphemes } from '../text/graphemes.ts';
import { backgroundAnswer } from '../theme/detect.ts';
import { characterKey, namedKey, type KeyInput, type TerminalInput } from './input.ts';
import { mouseInput } from './mouse.ts';
import { openPaste, type OpenPaste } from './paste.ts';
import { scanSequence, type Scanned } from './scan.ts';
import { controlKey, csiKey, ss3Key } from './sequences.ts';

/** Wait this long for the rest of a sequence, then call flush(): a lone Esc is a key of its own. */
export const ESCAPE_WAIT_MS = 50;
/** A sequence or its end that arrives later than this has nothing to do with the beginning. */
const SEQUENCE_SILENCE_MS = 500;
/** More graphemes than this in one go were not typed. */
const LONGEST_TYPED = 32;

const PASTE_START = '\x1b[200~';

export interface DecoderOptions {
  /** milliseconds of any steady clock */
  now?: () => number;
}

export interface Decoder {
  /** Takes what the terminal sent, cut anywhere, and returns the inputs that are complete. */
  push(chunk: string): TerminalInput[];
  /** True while the beginning of a sequence waits: call flush() if nothing comes within ESCAPE_WAIT_MS. */
  pending(): boolean;
  /** Ends the wait: a lone Esc becomes a key; a broken sequence is never turned into text. */
  flush(): TerminalInput[];
}

export function createDecoder(options: DecoderOptions = {}): Decoder {
  const now = options.now ?? (() => performance.now());
  let rest = '';
  let paste: OpenPaste | null = null;
  let lastChunkAt = -Infinity;
  /** the wait for `rest` was ended by flush(), but its remainder may still come */
  let stalled = false;
  /** the last flush gave an Esc, whose sequence may still come */
  let escapeGiven = false;

  function push(chunk: string): TerminalInput[] {
    const at = now();
    const silence = at - lastChunkAt;
    lastChunkAt = at;
    const inputs: TerminalInput[] = [];
    if (paste !== null && paste.isAbandoned(silence, chunk)) {
      inputs.push(...pasted(paste.text()));
      paste = null;
    }
    if (silence > SEQUENCE_SILENCE_MS && stalled) rest = '';
    if (escapeGiven && silence <= SEQUENCE_SILENCE_MS && /^(\[[0-9;:?<>]*[A-Za-z~^$@]|O[A-Za-z])/.test(chunk)) {
      rest = '\x1b';
    }
    stalled = false;
    escapeGiven = false;
    rest += chunk;
    read(inputs);
    return inputs;
  }

  /** Reads as much of `rest` as is complete. */
  function read(inputs: TerminalInput[]): void {
    while (rest !== '') {
      if (paste !== null) {
        const after = paste.push(rest);
        rest = after ?? '';
        if (after === null) return;
        inputs.push(...pasted(paste.text()));
        paste = null;
        continue;
      }
      const used = rest.startsWith('\x1b') ? readEscape(inputs) : readPlain(inputs);
      if (used === 0) return;
      rest = rest.slice(used);
    }
  }

  /** Reads text or one control character; returns how much, 0 for too little. */
  function readPlain(inputs: TerminalInput[]): number {
    const unit = rest.charCodeAt(0);
    if (unit < 0x20 || unit === 0x7f) {
      const key = controlKey(unit);
      if (key !== null) inputs.push(key);
      return 1;
    }
    const run = /^[^\x00-\x1f\x7f]+/.exec(rest)?.[0] ?? '';
    // Half of a surrogate pair waits for the other half.
    const halved = run.length === rest.length && /[\ud800-\udbff]$/.test(run);
    const text = halved ? run.slice(0, -1) : run;
    inputs.push(...typed(text));
    return text.length;
  }

  /** Reads what begins with ESC; returns how much, 0 for too little. */
  function readEscape(inputs: TerminalInput[]): number {
    const sequence = scanSequence(rest);
    switch (sequence.kind) {
      case 'incomplete':
        return 0;
      case 'csi':
      case 'ss3': {
        if (rest.startsWith(PASTE_START)) {
          paste = openPaste();
          return PASTE_START.length;
        }
        const input = keyOf(sequence) ?? (sequence.kind === 'csi' ? mouseInput(sequence) : null);
        if (input !== null) inputs.push(input);
        return sequence.length;
      }
      case 'answer': {
        const background = backgroundAnswer(sequence.text);
        if (background !== null) inputs.push({ kind: 'background', background });
        return sequence.length;
      }
      case 'ignored':
        return sequence.length;
      case 'escape':
        inputs.push(namedKey('escape'));
        return 1;
      case 'alt':
        return readAlt(inputs);
    }
  }

  /** ESC before a key means Alt; the key may itself be a sequence. */
  function readAlt(inputs: TerminalInput[]): number {
    const inner = rest.slice(1);
    if (inner.startsWith('\x1b')) {
      const sequence = scanSequence(inner);
      const key = keyOf(sequence);
      if (key !== null && 'length' in sequence) {
        inputs.push({ ...key, alt: true });
        return 1 + sequence.length;
      }
      // Esc, and then something that is no key: a paste, a mouse.
      inputs.push(namedKey('escape'));
      return 1;
    }
    const unit = inner.charCodeAt(0);
    if (unit < 0x20 || unit === 0x7f) {
      const key = controlKey(unit);
      if (key !== null) inputs.push({ ...key, alt: true });
      return 2;
    }
    const [grapheme = ''] = graphemes(inner.slice(0, 64));
    inputs.push(altCharacter(grapheme));
    return 1 + grapheme.length;
  }

  function flush(): TerminalInput[] {
    if (paste !== null || rest === '' || stalled) return [];
    const held = rest;
    if (/^\x1b+$/.test(held)) {
      rest = '';
      escapeGiven = true;
      return Array.from(held, () => namedKey('escape'));
    }
    if (/^\x1b[ -~]$/.test(held)) {
      rest = '';
      return [altCharacter(held.slice(1))];
    }
    // The rest of it may come late, and must not look like typing then.
    stalled = true;
    return [];
  }

  return { push, flush, pending: () => paste === null && rest !== '' && !stalled };
}

/** Text as keys, one for each grapheme; as a paste when nobody can have typed it. */
function typed(text: string): TerminalInput[] {
  const printable = text.replace(
    /[\x80-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
  if (printable === '') return [];
  const keys: KeyInput[] = [];
  for (const grapheme of graphemes(printable)) {
    if (keys.length === LONGEST_TYPED) return [{ kind: 'paste', text: printable }];
    keys.push(characterKey(grapheme));
  }
  return keys;
}

function pasted(text: string): TerminalInput[] {
  return text === '' ? [] : [{ kind: 'paste', text }];
}

/** The key of a complete sequence; null for everything that is not a key. */
function keyOf(sequence: Scanned): KeyInput | null {
  if (sequence.kind === 'csi') return csiKey(sequence.parameters, sequence.final);
  return sequence.kind === 'ss3' ? ss3Key(sequence.modifier, sequence.letter) : null;
}

function altCharacter(text: string): KeyInput {
  return characterKey(text, { alt: true, shift: text !== text.toLowerCase() });
}
