/** Opens the window. It draws and takes keys at once; the journal is opened behind it. */
import { render } from 'ink';
import { describeError } from '../../backend/errors.ts';
import { Canvas } from './canvas/Canvas.ts';
import { catchStrayOutput } from './canvas/strayOutput.ts';
import { CaretContext } from './editor/caret.ts';
import type { Input } from './keys/input.ts';
import { KeyProvider } from './keys/KeyProvider.tsx';
import { Root } from './Root.tsx';
import { keepBeat, localDay } from './state/effects/beat.ts';
import { Drafts } from './state/effects/drafts.ts';
import { EntryEffects } from './state/effects/entries.ts';
import { JournalLink, type OpenJournal } from './state/effects/JournalLink.ts';
import { ModelEffects } from './state/effects/models.ts';
import { keepRead } from './state/effects/readings.ts';
import { WritingEffects } from './state/effects/writing.ts';
import type { Kith, TerminalActions } from './state/Kith.ts';
import type { ModelShelf } from './state/ModelShelf.ts';
import { route } from './state/route.ts';
import { initialState } from './state/State.ts';
import { createStore } from './state/store.ts';
import { editExternally } from './terminal/externalEditor.ts';
import { createTerminalModes } from './terminal/modes.ts';
import { suspend } from './terminal/suspend.ts';
import { ThemeContext } from './theme/ThemeContext.ts';
import { themeFor } from './theme/tokens.ts';

export interface TuiOptions {
  /** absolute path of the journal's folder */
  home: string;
  /** opens the journal; called again when the person tries again */
  openJournal: OpenJournal;
  models: ModelShelf;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  environment: NodeJS.ProcessEnv;
  /** of Kith, for the settings screen */
  version?: string;
}

/** The window is gone at once; how long the process then waits for the journal to be let go, in milliseconds … */
const LAST_WORDS = 50;
/** … and for the draft, if the disk is slow. */
const LAST_DRAFT = 2000;

function atMost(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
}

function sizeOf(stdout: NodeJS.WriteStream): { columns: number; rows: number } {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/** Shows the window until it is quit, and resolves to the exit code. */
export async function startTui(options: TuiOptions): Promise<number> {
  const { home, stdin, stdout, environment } = options;
  const size = sizeOf(stdout);
  const store = createStore(initialState({ home, version: options.version ?? '', today: localDay(), ...size }));
  const canvas = new Canvas(stdout, size);
  const modes = createTerminalModes({ stdin, stdout });
  const strayOutput = catchStrayOutput();
  const link = new JournalLink(store, options.openJournal);
  const drafts = new Drafts(store, home);

  let leave: (code: number) => void = () => undefined;
  const left = new Promise<number>((resolve) => {
    leave = resolve;
  });

  const repaint = (): void => canvas.repaint();
  const terminal: TerminalActions = {
    redraw: repaint,
    quit: () => leave(0),
    suspend() {
      canvas.pause();
      suspend(modes, repaint);
    },
    editExternally(text) {
      canvas.pause();
      return editExternally(text, { home, modes, repaint, environment });
    },
  };
  const kith: Kith = {
    store,
    link,
    terminal,
    writing: new WritingEffects(store, link, drafts),
    entries: new EntryEffects(store, link),
    models: new ModelEffects(store, link, options.models),
  };
  const onInput = (input: Input): void => route(kith, input);
  const onResize = (): void => {
    const next = sizeOf(stdout);
    canvas.resize(next);
    store.dispatch({ type: 'resized', ...next });
  };
  const onSignal = (): void => leave(0);

  modes.enter();
  const ink = render(
    <ThemeContext value={themeFor(environment)}>
      <CaretContext value={(caret) => canvas.setCaret(caret)}>
        <KeyProvider stdin={stdin} onInput={onInput}>
          <Root store={store} />
        </KeyProvider>
      </CaretContext>
    </ThemeContext>,
    // In debug mode Ink hands over whole frames and writes nothing else, which is what the canvas wants.
    // The canvas has what Ink needs of a terminal, if not all that Node's type lists.
    { stdout: canvas as unknown as NodeJS.WriteStream, stdin, debug: true, exitOnCtrlC: false, patchConsole: false },
  );
  // A view that throws ends the window, with its reason, on a clean terminal.
  let crash: unknown = null;
  ink.waitUntilExit().catch((error: unknown) => {
    crash = error;
    leave(1);
  });

  stdout.on('resize', onResize);
  stdin.once('end', onSignal);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.once(signal, onSignal);
  const stops = [keepRead(store, link, options.models), keepBeat(store)];
  void link.open();
  void drafts.lookForNew();

  const code = await left;
  canvas.close();
  modes.leave();
  for (const stop of stops) stop();
  stdout.off('resize', onResize);
  stdin.off('end', onSignal);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.off(signal, onSignal);
  ink.unmount();
  kith.models.close();
  drafts.close();
  const letGo = atMost(LAST_WORDS, link.close());
  await atMost(LAST_DRAFT, drafts.flush());
  await letGo;
  for (const line of strayOutput()) process.stderr.write(`${line}\n`);
  if (crash !== null)
    process.stderr.write(`Kith had to stop: ${describeError(crash)}\nStart it again; drafts are kept.\n`);
  return code;
}
