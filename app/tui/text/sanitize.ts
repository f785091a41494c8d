/** Makes stored text safe to draw: nothing in it may move the cursor, change colours, or hide or reorder other text. */

/** CSI, OSC, DCS, SOS, PM and APC sequences in their 7-bit and 8-bit forms, and two-character escapes. */
const ESCAPE_SEQUENCES = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]',
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n]*(?:\\x07|\\x1b\\\\|\\x9c)?',
    '\\x1b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

/** C0 and C1 controls but tab and line breaks, which have their own rules. */
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/**
 * Invisible format characters: bidi marks, embeddings, overrides and isolates, zero-width space and word joiner,
 * byte order mark, soft hyphen, deprecated format controls, annotation marks, tag characters outside of a flag,
 * Hangul fillers. ZWJ, ZWNJ and variation selectors stay: emoji and several scripts need them.
 */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0000}-\u{e007f}]/gu;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const LINE_BREAKS = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const PRINTABLE_ASCII_LINES = /^[\x20-\x7e\n]*$/;

/** Tabs are drawn as this many spaces where no column is known. */
const TAB = '    ';

export interface SanitizeOptions {
  /** keep line breaks, as \n; otherwise each becomes one space */
  newlines?: boolean;
}

/** Text as it may be drawn. Line breaks become \n or a space, tabs become spaces, what is invisible goes. */
export function sanitize(text: string, options: SanitizeOptions = {}): string {
  const newlines = options.newlines ?? false;
  if (PRINTABLE_ASCII.test(text) || (newlines && PRINTABLE_ASCII_LINES.test(text))) return text;
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(/\n/g, newlines ? '\n' : ' ')
    .replace(/\t/g, TAB)
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd');
}

/**
 * Text as it is stored when typed or pasted: line breaks as \n, no escape sequences, no control characters but tab.
 * Invisible characters stay, since right-to-left text may need them.
 */
export function cleanInput(text: string): string {
  if (PRINTABLE_ASCII_LINES.test(text)) return text;
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATE, '\ufffd');
}
