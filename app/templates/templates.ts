/** Beginnings of entries: some that come with Kith, and those a person keeps as files in the folder `templates`. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { questionOf } from './questions.ts';

export interface Template {
  name: string;
  /** with {{day}}, {{date}}, {{time}}, {{question}} and {{cursor}} to be filled in */
  text: string;
}

/** A template that is filled in: the text, and where in it the cursor goes, in UTF-16 units. */
export interface FilledTemplate {
  text: string;
  cursor: number;
}

const BUILT_IN: readonly Template[] = [
  { name: 'Question of the day', text: '{{question}}\n\n{{cursor}}' },
  { name: 'Three good things', text: 'Three good things today:\n\n1. {{cursor}}\n2. \n3. ' },
  { name: 'Evening', text: 'What happened: {{cursor}}\n\nWhom I met: \n\nWhat stays: \n\nTomorrow: ' },
  { name: 'Morning', text: '{{day}}, {{time}}\n\nSlept: {{cursor}}\n\nToday matters: ' },
  { name: 'Week', text: 'The week that ends {{day}} {{date}}\n\nBest: {{cursor}}\n\nHardest: \n\nNext week: ' },
];

/** A template is a page, not a book. */
const MOST_CHARACTERS = 20_000;
const FILE = /^([^.].*)\.(?:md|txt)$/i;

/** The person's own templates by name, then those that come with Kith and have no namesake among them. */
export async function readTemplates(home: string): Promise<Template[]> {
  const folder = path.join(home, 'templates');
  const names = await readdir(folder).catch(() => []);
  const own: Template[] = [];
  for (const file of names.sort((one, other) => one.localeCompare(other))) {
    const name = FILE.exec(file)?.[1];
    if (name === undefined) continue;
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => null);
    if (text === null || text.length > MOST_CHARACTERS) continue;
    own.push({
      name,
      text: text
        .replace(/^\ufeff/, '')
        .replace(/\r\n?/g, '\n')
        .trimEnd(),
    });
  }
  const known = new Set(own.map(({ name }) => name.toLowerCase()));
  return [...own, ...BUILT_IN.filter(({ name }) => !known.has(name.toLowerCase()))];
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * Fills a template in for the moment an entry is about.
 * @param date local date-time, e.g. 2026-11-23T21:14:00+01:00
 */
export function fillTemplate({ text }: Template, date: string): FilledTemplate {
  const day = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  const values: Readonly<Record<string, string>> = {
    day: WEEKDAY.format(day),
    date: DATE.format(day),
    time: date.slice(11, 16),
    question: questionOf(date.slice(0, 10)),
  };
  const filled = text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  const mark = '{{cursor}}';
  const cursor = filled.indexOf(mark);
  return cursor === -1
    ? { text: filled, cursor: filled.length }
    : { text: filled.slice(0, cursor) + filled.slice(cursor).replaceAll(mark, ''), cursor };
}
