/** Templates: those of Kith, those of one's own, and what is filled in. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { questionOf } from '../../../../app/templates/questions.ts';
import { fillTemplate, readTemplates } from '../../../../app/templates/templates.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

const DATE = '2026-11-23T21:14:00+01:00';

it('has some without any file, and one’s own come first', async () => {
  const home = await temporaryHome();
  expect((await readTemplates(home)).map(({ name }) => name)).toContain('Evening');
  await mkdir(join(home, 'templates'));
  await writeFile(join(home, 'templates', 'Garden.md'), '\ufeffSown:\r\nReaped:\n\n');
  await writeFile(join(home, 'templates', 'evening.md'), 'mine');
  await writeFile(join(home, 'templates', '.hidden.md'), 'x');
  await writeFile(join(home, 'templates', 'picture.png'), 'x');
  const [first, second, ...others] = await readTemplates(home);
  expect(first).toEqual({ name: 'evening', text: 'mine' });
  expect(second).toEqual({ name: 'Garden', text: 'Sown:\nReaped:' });
  expect(others.map(({ name }) => name)).not.toContain('Evening');
});

it('is filled in for the moment of the entry, with the cursor where it is wanted', () => {
  const filled = fillTemplate({ name: '', text: '{{day}} {{date}} {{time}}: {{cursor}}!{{else}}' }, DATE);
  expect(filled).toEqual({ text: 'Monday 23 November 2026 21:14: !{{else}}', cursor: 31 });
  expect(fillTemplate({ name: '', text: 'plain' }, DATE)).toEqual({ text: 'plain', cursor: 5 });
});

it('has one question for a day, and another for the next', () => {
  expect(questionOf('2026-11-23')).toBe(questionOf('2026-11-23'));
  expect(questionOf('2026-11-23')).not.toBe(questionOf('2026-11-24'));
  expect(questionOf('nonsense')).not.toBe('');
});
