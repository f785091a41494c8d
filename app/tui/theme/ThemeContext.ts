/** The theme of this window, for every part that draws text. */
import { createContext } from 'react';
import { COLOURED, type Theme } from './tokens.ts';

export const ThemeContext = createContext<Theme>(COLOURED);
