/** Whether the window is drawn for a screen reader: the cursor stands on what is selected, and nothing is decorated. */
import { createContext } from 'react';

export const PlainContext = createContext(false);
