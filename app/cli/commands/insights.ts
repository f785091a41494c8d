/** `kith insights`: what the journal tells of a life. */
import { episodeDateAt } from '../../../backend/journal/dates.ts';
import { readPreferences } from '../../../backend/preferences/file.ts';
import type { CommandRun } from '../Command.ts';
import { insightText } from '../insightText.ts';

const HOUR = 60 * 60 * 1000;

export const insights: CommandRun = async (_invocation, context) => {
  const { dayStart } = readPreferences(context.home).preferences;
  const today = episodeDateAt(new Date(context.now().getTime() - dayStart * HOUR)).date.slice(0, 10);
  const told = await (await context.journal()).insights({ today, dayStart });
  context.output.print(told, () => insightText(told, (text) => context.output.faint(text)));
};
