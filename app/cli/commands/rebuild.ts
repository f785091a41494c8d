/** `kith rebuild`: makes the graph again from the entries and what was found in them, without a model. */
import type { CommandRun } from '../Command.ts';
import { counted } from '../format.ts';

export const rebuild: CommandRun = async (_, context) => {
  const journal = await context.journal();
  const episodes = await journal.rebuild((done, all) => context.output.counting('Making the graph', done, all));
  context.output.print({ episodes }, () => counted(episodes, 'entry', 'entries'));
};
