/** Makes stored text safe to draw: nothing in it may move the cursor, change colours, or hide or reorder other text. */
import { graphemes } from './graphemes.ts';
import { graphemeCells, PRINTABLE_ASCII } from './width.ts';

/** Colour, cursor and title sequences in their 7-bit and 8-bit forms; an unfinished one goes without the text after it. */
const ESCAPE_SEQUENCES = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]',
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x90\\x98\\x9c-\\x9f]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

const LINE_BREAKS = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;
/** The other C0 and C1 controls, but tab. */
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Characters without a shape: marks that turn the direction of text, zero-width spaces, fillers, byte order marks.
 * Kept are those that scripts and emoji are made with: joiners, variation selectors, and the tags of a flag.
 */
const INVISIBLE = new RegExp(
  [
    '(?![\\u034f\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}])',
    '(?!(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,8})[\\u{e0020}-\\u{e007f}])',
    '\\p{Default_Ignorable_Code_Point}|[\\ufff9-\\ufffb]',
  ].join(''),
  'gu',
);
const JOINING = /[\p{Mark}\u200c\u200d]/u;

const ASCII_LINES = /^[\x20-\x7e\n]*$/;
/** Tabs are this many spaces where no column is known. */
const TAB = '    ';
/** More marks than this on one letter would be drawn over the rows around it. */
const MOST_JOINED = 16;

export interface SanitizeOptions {
  /** keep line breaks, as \n; otherwise each becomes one space */
  newlines?: boolean;
}

/** Text as it may be drawn. Line breaks become \n or a space, tabs become spaces, what is invisible goes. */
export function sanitize(text: string, options: SanitizeOptions = {}): string {
  const newlines = options.newlines ?? false;
  if ((newlines ? ASCII_LINES : PRINTABLE_ASCII).test(text)) return text;
  const visible = text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LINE_BREAKS, newlines ? '\n' : ' ')
    .replace(/\t/g, TAB)
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd');
  return JOINING.test(visible) ? settleMarks(visible) : visible;
}

/**
 * Text as it is stored when it is typed or pasted: line breaks as \n, no escape sequences, no controls but tab.
 * Invisible characters stay, since right-to-left text may need them.
 */
export function cleanInput(text: string): string {
  if (ASCII_LINES.test(text)) return text;
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATE, '\ufffd');
}

/** Gives marks that have no letter a dotted circle, and takes joiners away that join nothing. */
function settleMarks(text: string): string {
  let settled = '';
  for (const grapheme of graphemes(text)) {
    const points = grapheme.length > MOST_JOINED ? [...grapheme] : null;
    const short = points !== null && points.length > MOST_JOINED ? points.slice(0, MOST_JOINED).join('') : grapheme;
    if (short === '\n' || graphemeCells(short) > 0) settled += short;
    else if (/\p{Mark}/u.test(short)) settled += '\u25cc' + short.replace(/[\u200c\u200d\ufe00-\ufe0f]/g, '');
  }
  return settled;
}
