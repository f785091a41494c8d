/** `kith edit`: a new text or a new date for an entry; the earlier revision is kept. */
import { KithError } from '../../../backend/errors.ts';
import type { EpisodeDate, Journal } from '../../../backend/journal/Journal.ts';
import { storableText } from '../../../backend/journal/text.ts';
import type { CommandContext, CommandRun } from '../Command.ts';

export const edit: CommandRun = async ({ words: [reference = '', ...words], value }, context) => {
  const when = value('date');
  const change: { text?: string; date?: EpisodeDate } = {};
  if (when !== undefined) change.date = (await import('../../when.ts')).parseWhen(when, context.now());
  if (words.length > 0) change.text = storableText(words.join(' '));
  else if (when === undefined && !context.input.isTerminal) change.text = storableText(await context.input.readText());
  const journal = await context.journal();
  const id = await journal.resolve(reference);
  if (change.text === undefined && when === undefined) change.text = await writtenInEditor(id, journal, context);
  const episode = await journal.edit(id, change);
  context.output.print(episode, () => episode.id);
};

async function writtenInEditor(id: string, journal: Journal, context: CommandContext): Promise<string> {
  const { text: before } = await journal.get(id);
  const { editExternally } = await import('../../tui/terminal/externalEditor.ts');
  // A plain command has no screen of its own to leave and to draw again.
  const modes = { enter: () => undefined, leave: () => undefined, entered: false };
  const after = await editExternally(before, {
    home: context.home,
    modes,
    repaint: () => undefined,
    environment: context.environment,
  });
  if (after === null || after === before) {
    throw new KithError('failure', 'The entry was not changed.', 'Save the file in the editor to change it.');
  }
  return storableText(after);
}
