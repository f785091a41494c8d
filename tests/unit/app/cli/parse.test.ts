/** Command lines are understood as people write them, and what is wrong is named with what was probably meant. */
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../app/cli/commands.ts';
import { commandHelp, generalHelp } from '../../../../app/cli/help.ts';
import { parseLine } from '../../../../app/cli/parse.ts';
import { nearest } from '../../../../app/cli/suggest.ts';
import { UsageError } from '../../../../backend/errors.ts';

function refusal(...line: string[]): UsageError {
  try {
    parseLine(line);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`not refused: ${line.join(' ')}`);
}

describe('parsing', () => {
  it.each([
    [['--home', '/h', 'add', '--date', 'today', 'a', 'b', '--json']],
    [['add', 'a', '--json', '--home=/h', 'b', '--date=today']],
    [['--json', '--home=/h', 'add', '--date', 'today', '--', 'a', 'b']],
  ])('takes flags before and after the command: %j', (line) => {
    const parsed = parseLine(line);
    expect(parsed.command?.name).toBe('add');
    expect(parsed.invocation.words).toEqual(['a', 'b']);
    expect(parsed.invocation.value('date')).toBe('today');
    expect(parsed).toMatchObject({ home: '/h', json: true, help: false, version: false });
  });

  it('takes everything behind -- as text', () => {
    expect(parseLine(['add', '--', '--json', '-5', 'degrees']).invocation.words).toEqual(['--json', '-5', 'degrees']);
  });

  it('knows the short help flag anywhere, and no command at all', () => {
    expect(parseLine(['-h', 'show'])).toMatchObject({ help: true, command: { name: 'show' } });
    expect(parseLine(['show', '-h']).help).toBe(true);
    expect(parseLine([]).command).toBeNull();
    expect(parseLine(['--version'])).toMatchObject({ version: true, command: null });
  });

  it('tells switches from values', () => {
    const { invocation } = parseLine(['enrich', '--all', '--wait']);
    expect([invocation.has('all'), invocation.has('wait'), invocation.has('failed')]).toEqual([true, true, false]);
  });
});

describe('refusing', () => {
  it.each([
    [['ad'], 'Unknown command "ad".', 'Did you mean `kith add`?'],
    [['serach', 'x'], 'Unknown command "serach".', 'Did you mean `kith search`?'],
    [['sing'], 'Unknown command "sing".', 'All commands: kith help'],
    [['list', '--form', 'x'], 'Unknown flag --form. Did you mean --from?', 'See: kith list --help'],
    [['list', '-x'], 'Unknown flag -x.', 'See: kith list --help'],
    [['add', '-5', 'degrees'], 'Unknown flag -5. Put -- before text that begins with a dash.', 'kith add --help'],
    [['list', '--limit'], 'The flag --limit needs a N.', 'See: kith list --help'],
    [['list', '--json=yes'], 'The flag --json takes no value.', 'See: kith list --help'],
    [['list', '--status', 'new'], '--status is one of pending_nodes,', 'See: kith list --help'],
    [['show'], '`kith show` needs ID|last.', 'See: kith show --help'],
    [['list', 'x'], '`kith list` takes nothing after its name.', 'See: kith list --help'],
    [['show', 'a', 'b'], '`kith show` takes ID|last after its name.', 'See: kith show --help'],
    [['--home', '', 'list'], '--home needs a folder.', 'See: kith list --help'],
    [['--nonsense'], 'Unknown flag --nonsense.', 'See: kith help'],
  ])('%j', (line, message, nextStep) => {
    const error = refusal(...line);
    expect(error.message).toContain(message);
    expect(error.nextStep).toContain(nextStep);
  });
});

describe('suggestions', () => {
  const names = COMMANDS.map(({ name }) => name);
  it.each([
    ['lsit', 'list'],
    ['entitys', 'entity'],
    ['inferense', 'inference'],
    ['stat', 'status'],
    ['quit', null],
    ['xyzzy', null],
  ])('%s', (word, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });
});

describe('help', () => {
  it('lists every command, and explains each with all its flags', () => {
    const general = generalHelp(COMMANDS);
    for (const command of COMMANDS) {
      expect(general).toContain(`  ${command.name} `);
      const text = commandHelp(command);
      expect(text).toContain(`kith ${command.name}`);
      expect(text).toContain(command.arguments);
      for (const flag of Object.keys(command.flags)) expect(text).toContain(`--${flag}`);
    }
  });

  it('fits into 100 columns for the list of commands', () => {
    for (const line of generalHelp(COMMANDS).split('\n')) expect(line.length).toBeLessThanOrEqual(118);
  });

  it('has a loadable program behind every command', async () => {
    for (const command of COMMANDS) expect(await command.load()).toBeTypeOf('function');
  });
});
