/** The theme of this window, for every part that draws text. */
import { createContext } from 'react';
import { DEFAULT_PREFERENCES } from '../../../backend/preferences/Preferences.ts';
import { PLAIN_DISPLAY } from '../state/Display.ts';
import { themeFor } from './themes.ts';
import type { Theme } from './tokens.ts';

export const ThemeContext = createContext<Theme>(themeFor(DEFAULT_PREFERENCES, PLAIN_DISPLAY));
