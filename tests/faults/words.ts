/** The entries of the fault tests and what the scripted model finds in them. Pure. */

export const PEOPLE = ['Anna', 'Berta', 'Carla', 'Dario', 'Emil', 'Fiona', 'Goran', 'Hana', 'Ivan', 'Jana'];
export const PLACES = ['Lisbon', 'Berlin', 'Oslo', 'Porto', 'Turin'];

/** An entry with this word ends the model host, or the worker, each time it is read. */
export const POISON_HOST = 'nightshade';
export const POISON_WORKER = 'hemlock';

/** The text of the n-th entry: unlike every other, with two people and a place. */
export function entryText(number: number, random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  return `Entry ${number}. Met ${pick(PEOPLE)} and ${pick(PEOPLE)} in ${pick(PLACES)}.`;
}

const within = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

/** What the model answers to a prompt of the adapter's form. */
export function answerTo(prompt: string): string {
  const text = /^Diary: ([^]*?)\n\nNames\n/.exec(prompt)?.[1] ?? '';
  const people = within(text, PEOPLE);
  const places = within(text, PLACES);
  if (prompt.endsWith('Relations\n')) {
    const met = people.map((name) => `Me | met_with | ${name}`);
    const been = places.map((name) => `Me | visited | ${name}`);
    return [...met, ...been].join('\n') || 'none';
  }
  const lines = [...people.map((name) => `${name} | person`), ...places.map((name) => `${name} | place`)];
  return lines.join('\n') || 'none';
}
