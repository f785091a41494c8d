/** Colours that the terminal can show, for the background it has, and none for who wants none. */
import { describe, expect, test } from 'vitest';
import { THEMES } from '../../../../backend/preferences/Preferences.ts';
import type { Display } from '../../../../app/tui/state/Display.ts';
import { answersQuestions, backgroundAnswer, displayFor } from '../../../../app/tui/theme/detect.ts';
import { themeFor } from '../../../../app/tui/theme/themes.ts';

const display = (change: Partial<Display> = {}): Display => ({
  colours: 'many',
  background: 'dark',
  plain: false,
  ...change,
});
const colours = (theme: object): string[] => JSON.stringify(theme).match(/"color":"[^"]+"/g) ?? [];

describe.each(THEMES)('the theme %s', (theme) => {
  test('has no colour where there is to be none', () => {
    expect(colours(themeFor({ theme, background: 'detect' }, display({ colours: 'none' })))).toEqual([]);
  });

  test('keeps to sixteen colours where there are no more', () => {
    const used = colours(themeFor({ theme, background: 'detect' }, display({ colours: 'sixteen' })));
    expect(used.join()).not.toContain('#');
  });

  test('is another one on a light background, unless it has no colours', () => {
    const dark = themeFor({ theme, background: 'detect' }, display());
    const light = themeFor({ theme, background: 'detect' }, display({ background: 'light' }));
    if (theme === 'plain') expect(light).toBe(dark);
    else expect(light).not.toEqual(dark);
    expect(themeFor({ theme, background: 'light' }, display())).toBe(light);
  });

  test('is the same thing twice, so that nothing is drawn again for it', () => {
    const preferences = { theme, background: 'detect' } as const;
    expect(themeFor(preferences, display())).toBe(themeFor(preferences, display()));
  });
});

describe('the environment', () => {
  test.each([
    [{ COLORFGBG: '15;0' }, 'dark'],
    [{ COLORFGBG: '0;default;15' }, 'light'],
    [{ COLORFGBG: '0;7' }, 'light'],
    [{ COLORFGBG: 'nonsense' }, 'dark'],
    [{}, 'dark'],
  ])('%j is %s', (environment, background) => {
    expect(displayFor(environment, 4).background).toBe(background);
  });

  test.each([
    [{ NO_COLOR: '1' }, 24, 'none'],
    [{ NO_COLOR: '' }, 24, 'many'],
    [{}, 8, 'many'],
    [{}, 4, 'sixteen'],
    [{}, 1, 'sixteen'],
  ])('%j with %i bits has %s colours', (environment, depth, wanted) => {
    expect(displayFor(environment, depth).colours).toBe(wanted);
  });

  test('of a console that would print the question keeps it from being asked', () => {
    expect(answersQuestions({ TERM: 'linux' })).toBe(false);
    expect(answersQuestions({ TERM: 'xterm-256color' })).toBe(true);
  });
});

test.each([
  [']11;rgb:ffff/ffff/ffff', 'light'],
  [']11;rgb:0000/0000/0000', 'dark'],
  [']11;rgb:28/2a/36', 'dark'],
  [']11;rgba:fdfd/f6f6/e3e3/ffff', 'light'],
  [']11;rgb:0/0/f', 'dark'],
  [']10;rgb:ffff/ffff/ffff', null],
  [']11;white', null],
])('the answer %s is %s', (answer, background) => {
  expect(backgroundAnswer(answer)).toBe(background);
});
