/** Opens the window. It draws and takes keys at once; the journal is opened behind it. */
import { render, type Instance } from 'ink';
import { describeError } from '../../backend/errors.ts';
import { readPreferences } from '../../backend/preferences/file.ts';
import { Canvas, type Size } from './canvas/Canvas.ts';
import { catchStrayOutput } from './canvas/strayOutput.ts';
import { CaretContext, type Caret } from './editor/caret.ts';
import type { TerminalInput } from './keys/input.ts';
import { KeyProvider } from './keys/KeyProvider.tsx';
import { PointerContext, PointerMap } from './parts/pointer.ts';
import { Root } from './Root.tsx';
import { createKith } from './state/createKith.ts';
import type { OpenJournal } from './state/effects/JournalLink.ts';
import type { Kith, TerminalActions } from './state/Kith.ts';
import type { ModelShelf } from './state/ModelShelf.ts';
import { route } from './state/route.ts';
import { copySequence } from './terminal/clipboard.ts';
import { keyProblems } from './state/selectors/commandTable.ts';
import { editExternally } from './terminal/externalEditor.ts';
import { createTerminalModes } from './terminal/modes.ts';
import { suspend } from './terminal/suspend.ts';
import { answersQuestions, BACKGROUND_PATIENCE_MS, BACKGROUND_QUESTION, displayFor } from './theme/detect.ts';

export interface TuiOptions {
  /** absolute path of the journal's folder */
  home: string;
  /** opens the journal; called again when the person tries again */
  openJournal: OpenJournal;
  models: ModelShelf;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  environment: NodeJS.ProcessEnv;
  /** bits of colour that the terminal can show; 4 is sixteen colours */
  colourDepth?: number;
  /** one thing below the other, nothing that moves: for a screen reader */
  plain?: boolean;
  /** of Kith, for the settings screen */
  version?: string;
}

/** A keyboard that goes away ends the window like a signal does. */
const ENDS = ['end', 'close'] as const;
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

function sizeOf(stdout: NodeJS.WriteStream): Size {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/** Draws the state on the canvas, now and whenever it changes. */
function draw(kith: Kith, canvas: Canvas, pointer: PointerMap, { stdin, plain = false }: TuiOptions): Instance {
  const drawnAt = performance.now();
  const onInput = (input: TerminalInput): void => {
    if (input.kind === 'background' && performance.now() - drawnAt > BACKGROUND_PATIENCE_MS) return;
    route(kith, input);
  };
  // A screen reader needs a cursor to begin at, also where nothing is typed or selected: the first row of the place.
  const resting: Caret | null = plain ? { column: 0, row: 1 } : null;
  const placeCaret = (caret: Caret | null): void => canvas.setCaret(caret ?? resting);
  placeCaret(null);
  return render(
    <CaretContext value={placeCaret}>
      <PointerContext value={pointer}>
        <KeyProvider stdin={stdin} onInput={onInput}>
          <Root store={kith.store} />
        </KeyProvider>
      </PointerContext>
    </CaretContext>,
    // In debug mode Ink hands over whole frames and writes nothing else, which is what the canvas wants; the canvas has
    // what Ink needs of a terminal, if not all that Node's type lists.
    {
      stdout: canvas as unknown as NodeJS.WriteStream,
      stdin,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
      isScreenReaderEnabled: false,
    },
  );
}

/** Shows the window until it is quit, and resolves to the exit code. */
export async function startTui(options: TuiOptions): Promise<number> {
  const { home, stdin, stdout, environment, openJournal, models, version = '' } = options;
  const { preferences, problems } = readPreferences(home);
  const display = { ...displayFor(environment, options.colourDepth ?? 4), plain: options.plain ?? false };
  const size = sizeOf(stdout);
  const canvas = new Canvas(stdout, size);
  const pointer = new PointerMap();
  const modes = createTerminalModes({ stdin, stdout });
  const repaint = (): void => canvas.repaint();
  let leave: (code: number) => void = () => undefined;
  const left = new Promise<number>((resolve) => (leave = resolve));

  const terminal: TerminalActions = {
    copy(text) {
      const sequence = copySequence(text);
      stdout.write(sequence);
      return sequence !== '';
    },
    redraw: repaint,
    stepsTo: (column, row) => pointer.stepsTo(column, row),
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
  const { kith, start, stop } = createKith({
    home,
    version,
    size,
    openJournal,
    models,
    terminal,
    window: { preferences, display },
  });
  const onResize = (): void => {
    const next = sizeOf(stdout);
    canvas.resize(next);
    kith.store.dispatch({ type: 'resized', ...next });
  };
  const onEnd = (): void => leave(0);
  // Stopped from outside, we could not give the terminal back; whoever had it left it in another state.
  const onContinue = (): void => {
    if (!modes.entered) return;
    modes.leave();
    modes.enter();
    repaint();
  };
  const followMouse = (): void => modes.setMouse(kith.store.get().preferences.mouse);

  const strayOutput = catchStrayOutput();
  followMouse();
  kith.store.onChange(followMouse);
  modes.enter();
  if (preferences.background === 'detect' && answersQuestions(environment)) stdout.write(BACKGROUND_QUESTION);
  const ink = draw(kith, canvas, pointer, options);
  // A view that throws ends the window, with its reason, on a clean terminal.
  let crash: unknown = null;
  ink.waitUntilExit().catch((error: unknown) => {
    crash = error;
    leave(1);
  });
  stdout.on('resize', onResize);
  process.on('SIGCONT', onContinue);
  for (const event of ENDS) stdin.once(event, onEnd);
  for (const signal of SIGNALS) process.once(signal, onEnd);
  start();
  const [problem] = [...problems, ...keyProblems({ preferences })];
  if (problem !== undefined) kith.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: problem } });

  const code = await left;
  canvas.close();
  modes.leave();
  stdout.off('resize', onResize);
  process.off('SIGCONT', onContinue);
  for (const event of ENDS) stdin.off(event, onEnd);
  for (const signal of SIGNALS) process.off(signal, onEnd);
  ink.unmount();
  await stop();
  for (const line of strayOutput()) process.stderr.write(`${line}\n`);
  if (crash !== null) {
    process.stderr.write(
      `Kith had to stop: ${describeError(crash)}\nStart it again; what you wrote is kept as a draft.\n`,
    );
  }
  return code;
}
