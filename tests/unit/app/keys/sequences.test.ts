/** Every way terminals have of sending a key gives that key, wherever the bytes are cut. */
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../../app/tui/keys/decoder.ts';
import { characterKey, namedKey, type TerminalInput } from '../../../../app/tui/keys/input.ts';

const ESC = '\x1b';
const CSI = `${ESC}[`;

/** What terminals send, and the key it is. */
const RECORDED: [string, string, TerminalInput][] = [
  ['Enter', '\r', namedKey('enter')],
  ['Ctrl-J', '\n', namedKey('enter', { shift: true })],
  ['Ctrl-J, kitty', `${CSI}106;5u`, namedKey('enter', { shift: true })],
  ['Ctrl-J, xterm modifyOtherKeys', `${CSI}27;5;106~`, namedKey('enter', { shift: true })],
  ['Shift-Enter, kitty', `${CSI}13;2u`, namedKey('enter', { shift: true })],
  ['Shift-Enter, xterm modifyOtherKeys', `${CSI}27;2;13~`, namedKey('enter', { shift: true })],
  ['Ctrl-Enter, kitty', `${CSI}13;5u`, namedKey('enter', { ctrl: true })],
  ['Alt-Enter', `${ESC}\r`, namedKey('enter', { alt: true })],
  ['Alt-Enter, kitty', `${CSI}13;3u`, namedKey('enter', { alt: true })],
  ['keypad Enter', `${ESC}OM`, namedKey('enter')],
  ['keypad Enter, kitty', `${CSI}57414u`, namedKey('enter')],
  ['Tab', '\t', namedKey('tab')],
  ['Shift-Tab', `${CSI}Z`, namedKey('tab', { shift: true })],
  ['Shift-Tab, kitty', `${CSI}9;2u`, namedKey('tab', { shift: true })],
  ['Esc, kitty', `${CSI}27u`, namedKey('escape')],
  ['Backspace', '\x7f', namedKey('backspace')],
  ['Backspace of old terminals', '\x08', namedKey('backspace')],
  ['Ctrl-H, kitty', `${CSI}104;5u`, namedKey('backspace')],
  ['Alt-Backspace', `${ESC}\x7f`, namedKey('backspace', { alt: true })],
  ['Ctrl-Backspace, kitty', `${CSI}127;5u`, namedKey('backspace', { ctrl: true })],
  ['Delete', `${CSI}3~`, namedKey('delete')],
  ['Shift-Delete, rxvt', `${CSI}3$`, namedKey('delete', { shift: true })],
  ['Ctrl-Delete, rxvt', `${CSI}3^`, namedKey('delete', { ctrl: true })],
  ['Insert', `${CSI}2~`, namedKey('insert')],
  ['Up', `${CSI}A`, namedKey('up')],
  ['Down in application mode', `${ESC}OB`, namedKey('down')],
  ['Ctrl-Right', `${CSI}1;5C`, namedKey('right', { ctrl: true })],
  ['Ctrl-Right with num lock', `${CSI}1;133C`, namedKey('right', { ctrl: true })],
  ['Ctrl-Left, application mode', `${ESC}O5D`, namedKey('left', { ctrl: true })],
  ['Ctrl-Left, rxvt', `${ESC}Od`, namedKey('left', { ctrl: true })],
  ['Shift-Up, rxvt', `${CSI}a`, namedKey('up', { shift: true })],
  ['Shift-Alt-Down', `${CSI}1;4B`, namedKey('down', { shift: true, alt: true })],
  ['Alt-Up as two escapes', `${ESC}${CSI}A`, namedKey('up', { alt: true })],
  ['Alt-Up in application mode', `${ESC}${ESC}OA`, namedKey('up', { alt: true })],
  ['Left, kitty keypad', `${CSI}57417u`, namedKey('left')],
  ['a repeated Down, kitty', `${CSI}1;1:2B`, namedKey('down')],
  ['Home', `${CSI}H`, namedKey('home')],
  ['Home, VT', `${CSI}1~`, namedKey('home')],
  ['Home, rxvt', `${CSI}7~`, namedKey('home')],
  ['Ctrl-End', `${CSI}1;5F`, namedKey('end', { ctrl: true })],
  ['End, VT', `${CSI}4~`, namedKey('end')],
  ['Page up', `${CSI}5~`, namedKey('pageup')],
  ['Ctrl-Page down', `${CSI}6;5~`, namedKey('pagedown', { ctrl: true })],
  ['F1', `${ESC}OP`, namedKey('f1')],
  ['F1, old xterm', `${CSI}11~`, namedKey('f1')],
  ['F2, Linux console', `${CSI}[B`, namedKey('f2')],
  ['Shift-F3', `${CSI}1;2R`, namedKey('f3', { shift: true })],
  ['F5', `${CSI}15~`, namedKey('f5')],
  ['F12', `${CSI}24~`, namedKey('f12')],
  ['Ctrl-A', '\x01', characterKey('a', { ctrl: true })],
  ['Ctrl-A, kitty', `${CSI}97;5u`, characterKey('a', { ctrl: true })],
  ['Ctrl-Shift-Z, kitty', `${CSI}122:90;6u`, characterKey('z', { ctrl: true, shift: true })],
  ['Ctrl-C on a Russian keyboard, kitty', `${CSI}1089::99;5u`, characterKey('c', { ctrl: true })],
  ['Ctrl-Space', '\x00', characterKey(' ', { ctrl: true })],
  ['Ctrl-_', '\x1f', characterKey('_', { ctrl: true })],
  ['Ctrl-_, kitty', `${CSI}45:95;6u`, characterKey('_', { ctrl: true })],
  ['Ctrl-\\', '\x1c', characterKey('\\', { ctrl: true })],
  ['Alt-B', `${ESC}b`, characterKey('b', { alt: true })],
  ['Alt-B, kitty', `${CSI}98;3u`, characterKey('b', { alt: true })],
  ['Alt-Shift-F', `${ESC}F`, characterKey('F', { alt: true, shift: true })],
  ['Alt-Shift-F, kitty', `${CSI}102:70;4u`, characterKey('F', { alt: true, shift: true })],
  ['Alt-Ctrl-A', `${ESC}\x01`, characterKey('a', { alt: true, ctrl: true })],
  ['Alt-ö', `${ESC}ö`, characterKey('ö', { alt: true })],
  ['Alt-emoji', `${ESC}👍🏽`, characterKey('👍🏽', { alt: true })],
  ['an umlaut, kitty', `${CSI}228u`, characterKey('ä')],
  ['a capital, kitty', `${CSI}97:65;2u`, characterKey('A')],
  ['a character sent as text, kitty', `${CSI}0;;128512u`, characterKey('😀')],
  ['keypad 7, application mode', `${ESC}Ow`, characterKey('7')],
  ['keypad 7, kitty', `${CSI}57406u`, characterKey('7')],
  ['a click', `${CSI}<0;10;20M`, { kind: 'mouse', action: 'press', column: 9, row: 19 }],
  ['the wheel, up', `${CSI}<64;1;1M`, { kind: 'mouse', action: 'wheelUp', column: 0, row: 0 }],
  ['the wheel, down, far out', `${CSI}<65;250;120M`, { kind: 'mouse', action: 'wheelDown', column: 249, row: 119 }],
  ['a dark background', `${ESC}]11;rgb:1e1e/1e1e/2e2e${ESC}\\`, { kind: 'background', background: 'dark' }],
  ['a light background, ended by BEL', `${ESC}]11;rgb:ff/fb/ea\x07`, { kind: 'background', background: 'light' }],
  ['a letter', 'a', characterKey('a')],
  ['an ideograph', '世', characterKey('世')],
  ['an emoji', '👨‍👩‍👧', characterKey('👨‍👩‍👧')],
];

/** What means nothing to us; it must vanish as a whole. */
const SWALLOWED: [string, string][] = [
  ['a right click', `${CSI}<2;10;20M`],
  ['a click with Shift held', `${CSI}<4;10;20M`],
  ['a mouse motion', `${CSI}<35;10;20M`],
  ['a mouse release', `${CSI}<0;10;20m`],
  ['an old mouse report', `${CSI}M !!`],
  ['an rxvt mouse report', `${CSI}32;10;20M`],
  ['focus gained', `${CSI}I`],
  ['focus lost', `${CSI}O`],
  ['a cursor position', `${CSI}24;80R`],
  ['device attributes', `${CSI}?62;22c`],
  ['a mode report', `${CSI}?2026;2$y`],
  ['kitty flags', `${CSI}?5u`],
  ['a text colour', `${ESC}]10;rgb:0000/0000/0000${ESC}\\`],
  ['a version string', `${ESC}P>|xterm(390)${ESC}\\`],
  ['a kitty graphics answer', `${ESC}_Gi=1;OK${ESC}\\`],
  ['a released key, kitty', `${CSI}97;1:3u`],
  ['a modifier key alone, kitty', `${CSI}57441;2u`],
  ['caps lock, kitty', `${CSI}57358u`],
  ['Super-C, kitty', `${CSI}99;9u`],
  ['an unknown key', `${CSI}99~`],
  ['an unknown sequence', `${CSI}1;2;3 q`],
  ['an unknown keypad key', `${ESC}Oz`],
  ['a saved cursor', `${CSI}u`],
  ['a C1 control', '\u0085'],
];

function whole(bytes: string): TerminalInput[] {
  return createDecoder().push(bytes);
}

function cutAt(bytes: string, offset: number): TerminalInput[] {
  const decoder = createDecoder();
  return [...decoder.push(bytes.slice(0, offset)), ...decoder.push(bytes.slice(offset))];
}

function piecemeal(bytes: string): TerminalInput[] {
  const decoder = createDecoder();
  return bytes.split('').flatMap((unit) => decoder.push(unit));
}

/** Graphemes may be cut, too; then the text is the same, in more keys. */
function joined(inputs: TerminalInput[]): string {
  return inputs.map((input) => (input.kind === 'key' ? input.text : '')).join('');
}

describe('a key', () => {
  it.each(RECORDED)('%s', (_, bytes, key) => {
    expect(whole(bytes)).toEqual([key]);
  });

  it.each(RECORDED.filter(([, bytes]) => bytes.startsWith(ESC)))('%s, cut anywhere', (name, bytes, key) => {
    if (name === 'Alt-emoji') return expect(joined(piecemeal(bytes))).toBe('👍🏽');
    for (let offset = 1; offset < bytes.length; offset++) expect(cutAt(bytes, offset)).toEqual([key]);
    expect(piecemeal(bytes)).toEqual([key]);
  });

  it.each(RECORDED)('%s, between others', (_, bytes, key) => {
    expect(whole(`x\r${bytes}\ry`)).toEqual([
      characterKey('x'),
      namedKey('enter'),
      key,
      namedKey('enter'),
      characterKey('y'),
    ]);
  });
});

describe('what is not a key', () => {
  it.each(SWALLOWED)('%s is swallowed, cut anywhere', (_, bytes) => {
    expect(whole(bytes)).toEqual([]);
    for (let offset = 1; offset < bytes.length; offset++) expect(cutAt(bytes, offset)).toEqual([]);
    expect(piecemeal(bytes)).toEqual([]);
  });

  it.each(SWALLOWED)('%s leaves what is around it alone', (_, bytes) => {
    expect(whole(`a${bytes}b`)).toEqual([characterKey('a'), characterKey('b')]);
  });
});
