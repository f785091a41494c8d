/** Finds where an escape sequence ends, without asking what it means. */

export type Scanned =
  | { kind: 'incomplete' }
  /** ESC [ parameters final */
  | { kind: 'csi'; parameters: string; final: string; length: number }
  /** ESC O modifier letter */
  | { kind: 'ss3'; modifier: string; letter: string; length: number }
  /** what the terminal says of itself; `text` without the ESC and without the end */
  | { kind: 'answer'; text: string; length: number }
  /** complete but of no interest: cut answers, old mouse reports */
  | { kind: 'ignored'; length: number }
  /** ESC that stands alone, since what follows begins anew */
  | { kind: 'escape' }
  /** ESC and a key: Alt */
  | { kind: 'alt' };

/** Mouse reports of the oldest kind carry three characters that could be anything. */
const OLD_MOUSE_LENGTH = 6;
/** No answer of a terminal is longer; beyond this the beginning was none. */
const LONGEST_STRING = 4096;

/** @param text begins with ESC */
export function scanSequence(text: string): Scanned {
  switch (text[1]) {
    case undefined:
      return { kind: 'incomplete' };
    case '[':
      return scanCsi(text);
    case 'O':
      return scanSs3(text);
    case ']':
      return /^\x1b\](\d|$)/.test(text) ? scanString(text) : { kind: 'alt' };
    case 'P':
      return /^\x1bP([\d>!$+]|$)/.test(text) ? scanString(text) : { kind: 'alt' };
    case '_':
      return /^\x1b_(G|$)/.test(text) ? scanString(text) : { kind: 'alt' };
    case '\x1b':
      return scanDoubleEscape(text);
    default:
      return halfCharacter(text) ? { kind: 'incomplete' } : { kind: 'alt' };
  }
}

function scanCsi(text: string): Scanned {
  // Function keys of the Linux console: ESC [ [ A
  if (text[2] === '[') return text.length < 4 ? { kind: 'incomplete' } : linuxFunctionKey(text);
  if (text[2] === 'M')
    return text.length < OLD_MOUSE_LENGTH ? { kind: 'incomplete' } : { kind: 'ignored', length: OLD_MOUSE_LENGTH };
  // rxvt ends Shift with a character that is no end elsewhere: ESC [ 3 $
  const match = /^\x1b\[(\d+)(\$)/.exec(text) ?? /^\x1b\[([0-?]*[ -/]*)([@-~])/.exec(text);
  if (match !== null)
    return { kind: 'csi', parameters: match[1] ?? '', final: match[2] ?? '', length: match[0].length };
  const broken = /^\x1b\[[0-?]*[ -/]*(?=[^ -~])/.exec(text);
  return broken === null ? { kind: 'incomplete' } : { kind: 'ignored', length: broken[0].length };
}

function linuxFunctionKey(text: string): Scanned {
  const number = 'ABCDE'.indexOf(text[3] ?? '');
  if (number === -1) return { kind: 'ignored', length: 4 };
  return { kind: 'csi', parameters: `${11 + number}`, final: '~', length: 4 };
}

function scanSs3(text: string): Scanned {
  const match = /^\x1bO(\d?)([ A-Za-z])/.exec(text);
  if (match !== null) return { kind: 'ss3', modifier: match[1] ?? '', letter: match[2] ?? '', length: match[0].length };
  return /^\x1bO\d?$/.test(text) ? { kind: 'incomplete' } : { kind: 'alt' };
}

/** OSC, DCS and APC strings are answers of the terminal; a control character inside means that the end was lost. */
function scanString(text: string): Scanned {
  const [body = ''] = /^\x1b.[^\x00-\x1f\x7f\x9c]*/.exec(text) ?? [];
  const end = text.slice(body.length, body.length + 2);
  if (end === '' || end === '\x1b') {
    return text.length > LONGEST_STRING ? { kind: 'ignored', length: text.length } : { kind: 'incomplete' };
  }
  const answer = body.slice(1);
  if (end === '\x1b\\') return { kind: 'answer', text: answer, length: body.length + 2 };
  if (/^[\x07\x9c]/.test(end)) return { kind: 'answer', text: answer, length: body.length + 1 };
  return { kind: 'ignored', length: body.length };
}

/** ESC ESC [ A is Alt with an arrow; any other second ESC begins anew. */
function scanDoubleEscape(text: string): Scanned {
  const inner = text[2];
  if (inner === undefined) return { kind: 'incomplete' };
  if (inner !== '[' && inner !== 'O') return { kind: 'escape' };
  const sequence = scanSequence(text.slice(1));
  if (sequence.kind === 'incomplete') return sequence;
  return sequence.kind === 'csi' || sequence.kind === 'ss3' ? { kind: 'alt' } : { kind: 'escape' };
}

function halfCharacter(text: string): boolean {
  return text.length === 2 && /[\ud800-\udbff]$/.test(text);
}
