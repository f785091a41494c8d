/** Puts state and effects of one window together, without a terminal. */
import { Drafts } from './effects/drafts.ts';
import { keepBeat, localDay } from './effects/beat.ts';
import { BrowsingEffects } from './effects/browsing.ts';
import { CorrectionEffects } from './effects/corrections.ts';
import { EntryEffects } from './effects/entries.ts';
import { JobEffects } from './effects/jobs.ts';
import { JournalLink, type OpenJournal } from './effects/JournalLink.ts';
import { ModelEffects } from './effects/models.ts';
import { keepRead } from './effects/readings.ts';
import { LockEffects } from './effects/lock.ts';
import { PreferenceEffects } from './effects/preferences.ts';
import { ReviewEffects } from './effects/review.ts';
import { readWhen } from './effects/when.ts';
import { WritingEffects } from './effects/writing.ts';
import type { Kith, TerminalActions } from './Kith.ts';
import type { ModelShelf } from './ModelShelf.ts';
import { initialState } from './State.ts';
import { createStore } from './store.ts';
import { askSecret, type WindowState } from './WindowState.ts';

export interface KithOptions {
  /** absolute path of the journal's folder */
  home: string;
  version: string;
  /** size of the screen in cells */
  size: { columns: number; rows: number };
  openJournal: OpenJournal;
  models: ModelShelf;
  terminal: TerminalActions;
  /** what is known of this window before it is drawn */
  window?: Partial<WindowState>;
}

export interface LivingKith {
  kith: Kith;
  /** Opens the journal and looks for a draft, behind the window. */
  start: () => void;
  /** Writes the draft and lets the journal go; the window is gone already. Never throws. */
  stop: () => Promise<void>;
}

/** How long stopping waits for the journal to be let go, in milliseconds … */
const LAST_WORDS = 50;
/** … and for the draft, if the disk is slow. */
const LAST_DRAFT = 2000;

function atMost(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
}

export function createKith({ home, version, size, openJournal, models, terminal, window }: KithOptions): LivingKith {
  // Who has a passphrase is asked for it first.
  const secret = (window?.preferences?.passphrase ?? null) === null ? null : askSecret('unlock');
  const store = createStore(initialState({ home, version, today: localDay(), ...size, ...window, secret }));
  const link = new JournalLink(store, openJournal);
  const drafts = new Drafts(store, home);
  const preferences = new PreferenceEffects(store, home);
  const kith: Kith = {
    store,
    link,
    terminal,
    writing: new WritingEffects(store, link, drafts),
    entries: new EntryEffects(store, link),
    browsing: new BrowsingEffects(store, link),
    jobs: new JobEffects(store, link),
    corrections: new CorrectionEffects(store, link),
    models: new ModelEffects(store, link, models),
    review: new ReviewEffects(store, link),
    preferences,
    lock: new LockEffects(store, preferences),
  };
  const stops: (() => void)[] = [];
  return {
    kith,
    start() {
      stops.push(keepRead(store, link, models), keepBeat(store), readWhen(store));
      void link.open();
      void drafts.lookForNew();
    },
    async stop() {
      for (const stop of stops) stop();
      kith.models.close();
      drafts.close();
      kith.lock.close();
      const letGo = atMost(LAST_WORDS, link.close());
      await atMost(LAST_DRAFT, Promise.all([drafts.flush(), preferences.flush()]));
      await letGo;
    },
  };
}
