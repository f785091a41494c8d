/** The text comes back as the person's own editor left it, and nothing of it stays behind. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../../backend/errors.ts';
import { editExternally, editorCommand } from '../../../../app/tui/terminal/externalEditor.ts';

let home: string;
let log: string[];

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'kith-editor-'));
  log = [];
});
afterEach(() => rm(home, { recursive: true }));

/** Edits with a shell script as the editor; "$1" is the file. */
async function edit(text: string, script: string, environment: NodeJS.ProcessEnv = {}): Promise<string | null> {
  const editor = path.join(home, 'an editor.sh');
  await writeFile(editor, script);
  const modes = { enter: () => void log.push('enter'), leave: () => void log.push('leave') };
  return editExternally(text, {
    home,
    modes,
    repaint: () => log.push('repaint'),
    environment: { PATH: process.env['PATH'], HOME_OF_TEST: home, EDITOR: `sh '${editor}'`, ...environment },
  });
}

describe('editExternally', () => {
  it('gives back what the editor wrote, and lends it the terminal meanwhile', async () => {
    expect(await edit('one', 'printf " and two" >> "$1"')).toBe('one and two');
    expect(log).toEqual(['leave', 'enter', 'repaint']);
  });

  it('hands over any text unharmed', async () => {
    const text = 'Größe 世界 👨‍👩‍👧\n\n  $HOME `id` "quotes"\n';
    expect(await edit(text, 'true')).toBe(text);
  });

  it('takes away what editors add', async () => {
    expect(await edit('one', `printf '\\357\\273\\277one\\r\\ntwo\\r\\n' > "$1"`)).toBe('one\ntwo');
  });

  it('keeps the line break that was there', async () => {
    expect(await edit('one\n', 'true')).toBe('one\n');
  });

  it('shows the text to nobody else, and leaves no file behind', async () => {
    await edit('secret', 'ls -l "$1" > "$HOME_OF_TEST/listing"; echo "$1" > "$HOME_OF_TEST/name"');
    expect(await readFile(path.join(home, 'listing'), 'utf8')).toMatch(/^-rw-------/);
    expect((await stat(path.join(home, 'drafts'))).mode & 0o777).toBe(0o700);
    expect((await readFile(path.join(home, 'name'), 'utf8')).startsWith(path.join(home, 'drafts'))).toBe(true);
    expect(await readdir(path.join(home, 'drafts'))).toEqual([]);
  });

  it('changes nothing when the editor ends with a failure or is killed', async () => {
    expect(await edit('one', 'echo two > "$1"; exit 1')).toBeNull();
    expect(await edit('one', 'echo two > "$1"; kill -9 $$')).toBeNull();
    expect(await readdir(path.join(home, 'drafts'))).toEqual([]);
  });

  it('says so when there is no such editor, and takes the terminal back', async () => {
    const edited = edit('one', '', { EDITOR: 'no-such-editor-anywhere' });
    await expect(edited).rejects.toThrow(UsageError);
    await expect(edited).rejects.toThrow('no-such-editor-anywhere');
    expect(log).toEqual(['leave', 'enter', 'repaint']);
    expect(await readdir(path.join(home, 'drafts'))).toEqual([]);
  });

  it('draws the window again also when the file cannot be written', async () => {
    await writeFile(path.join(home, 'drafts'), 'in the way');
    await expect(edit('one', 'true')).rejects.toThrow();
    expect(log).toEqual(['repaint']);
  });

  it('says so when the editor leaves no file', async () => {
    await expect(edit('one', 'rm "$1"')).rejects.toThrow('left no file');
  });
});

describe('editorCommand', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ VISUAL: 'code --wait', EDITOR: 'nano' }, 'code --wait'],
    [{ VISUAL: ' ', EDITOR: 'nano' }, 'nano'],
    [{}, 'vi'],
  ])('of %j is %s', (environment, command) => {
    expect(editorCommand(environment)).toBe(command);
  });
});
