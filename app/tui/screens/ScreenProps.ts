/** What every screen is given: the state, and how the terminal is divided. */
import type { Geometry } from '../state/selectors/geometry.ts';
import type { State } from '../state/State.ts';

export interface ScreenProps {
  state: State;
  screen: Geometry;
}
