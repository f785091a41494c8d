/** `kith add`: saves an entry. Everything that can be refused is refused before the engine is asked. */
import { UsageError } from '../../../backend/errors.ts';
import { storableText } from '../../../backend/journal/text.ts';
import type { CommandRun } from '../Command.ts';

export const add: CommandRun = async ({ words, value }, context) => {
  const when = value('date');
  const date = when === undefined ? undefined : (await import('../../when.ts')).parseWhen(when, context.now());
  if (words.length === 0 && context.input.isTerminal) {
    throw new UsageError(
      'There is no text to save.',
      'Write it after the command: kith add "…". Or open the journal: kith',
    );
  }
  const text = storableText(words.length > 0 ? words.join(' ') : await context.input.readText());
  const episode = await (await context.journal()).add(text, date);
  context.output.print(episode, () => episode.id);
};
