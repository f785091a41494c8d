/** What a text field shows, and where it puts the cursor. */
import { Box } from 'ink';
import { render } from 'ink-testing-library';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createBuffer, type TextBuffer } from '../../../../app/tui/editor/buffer.ts';
import { CaretContext, type Caret } from '../../../../app/tui/editor/caret.ts';
import { Editor } from '../../../../app/tui/editor/Editor.tsx';
import { LineInput } from '../../../../app/tui/editor/LineInput.tsx';

// Colours are decided when Ink is loaded.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
});

const INVERSE = /\x1b\[7m(.*?)\x1b\[27m/;

function rowsOf(frame: string | undefined): string[] {
  return (frame ?? '').replace(/\x1b\[[0-9;]*m/g, '').split('\n');
}

describe('Editor', () => {
  it('shows the rows around the cursor, and no more than fit', () => {
    const text = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
    const { lastFrame } = render(<Editor buffer={createBuffer(text)} width={20} height={3} focused={false} />);
    expect(rowsOf(lastFrame())).toEqual(['line 27', 'line 28', 'line 29']);
  });

  it('draws a cursor on a whole character where the terminal has none', () => {
    const { lastFrame } = render(<Editor buffer={createBuffer('a👨‍👩‍👧b', 1)} width={20} height={1} />);
    expect(INVERSE.exec(lastFrame() ?? '')?.[1]).toBe('👨‍👩‍👧');
  });

  it('draws the cursor behind the text, and none when it is elsewhere', () => {
    const { lastFrame, rerender } = render(<Editor buffer={createBuffer('ab')} width={20} height={1} />);
    expect(lastFrame()).toMatch(/ab\x1b\[7m \x1b\[27m/);
    rerender(<Editor buffer={createBuffer('ab')} width={20} height={1} focused={false} />);
    expect(lastFrame()).not.toMatch(INVERSE);
  });

  it('shows the placeholder only while it is empty', () => {
    const { lastFrame, rerender } = render(
      <Editor buffer={createBuffer()} width={8} height={2} placeholder="Dear diary" />,
    );
    expect(rowsOf(lastFrame())[0]).toBe('Dear di…');
    rerender(<Editor buffer={createBuffer('x')} width={8} height={2} placeholder="Dear diary" />);
    expect(rowsOf(lastFrame())[0]).toMatch(/^x ?$/);
  });

  it('tells where the terminal’s cursor belongs, wherever the field is on the screen', () => {
    const carets: (Caret | null)[] = [];
    const screen = (buffer: TextBuffer, above: number): ReactElement => (
      <CaretContext.Provider value={(caret) => carets.push(caret)}>
        <Box paddingLeft={5} paddingTop={above} flexDirection="column">
          <Editor buffer={buffer} width={20} height={4} />
        </Box>
      </CaretContext.Provider>
    );
    const { lastFrame, rerender, unmount } = render(screen(createBuffer('世界\nab'), 2));
    expect(carets.at(-1)).toEqual({ column: 7, row: 3 });
    expect(lastFrame()).not.toMatch(INVERSE);
    rerender(screen(createBuffer('世界\nab', 2), 1));
    expect(carets.at(-1)).toEqual({ column: 9, row: 1 });
    unmount();
    expect(carets.at(-1)).toBeNull();
  });

  it('keeps its height and never grows wider, whatever is written', () => {
    const wild = '\t\x1b[2J世界世界世界世界\n'.repeat(10);
    const { lastFrame } = render(
      <Box flexDirection="column">
        <Editor buffer={createBuffer(wild)} width={12} height={4} focused={false} />
        <LineInput buffer={createBuffer(wild, 3)} width={12} focused={false} />
      </Box>,
    );
    expect(rowsOf(lastFrame()).length).toBe(5);
    expect(lastFrame()).not.toContain('\x1b[2J');
  });
});

describe('LineInput', () => {
  it('keeps the cursor in sight of a text longer than the field', () => {
    const { lastFrame, rerender } = render(<LineInput buffer={createBuffer('0123456789')} width={6} />);
    expect(lastFrame()).toMatch(/56789\x1b\[7m \x1b\[27m/);
    rerender(<LineInput buffer={createBuffer('0123456789', 0)} width={6} />);
    expect(rowsOf(lastFrame())).toEqual(['012345']);
  });

  it('shows its placeholder only while it is empty', () => {
    const { lastFrame, rerender } = render(<LineInput buffer={createBuffer()} width={10} placeholder="Search" />);
    expect(rowsOf(lastFrame())).toEqual(['Search']);
    rerender(<LineInput buffer={createBuffer('x')} width={10} placeholder="Search" />);
    expect(rowsOf(lastFrame())[0]).toMatch(/^x ?$/);
  });
});
