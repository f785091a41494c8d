/** `kith delete` and `kith restore`: into the trash, and out of it again. */
import { TRASH_DAYS } from '../../../backend/glossary.ts';
import type { CommandRun } from '../Command.ts';

export const remove: CommandRun = async ({ words: [reference = ''] }, context) => {
  const journal = await context.journal();
  const id = await journal.resolve(reference);
  await journal.delete(id);
  context.output.print({ id, deleted: true }, () => id);
  if (!context.output.json) context.output.talk(`It stays in the trash for ${TRASH_DAYS} days: kith restore ${id}`);
};

export const restore: CommandRun = async ({ words: [reference = ''] }, context) => {
  const journal = await context.journal();
  const episode = await journal.restore(await journal.resolve(reference));
  context.output.print(episode, () => episode.id);
};
