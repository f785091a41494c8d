/** A process that takes over its terminal and then ends, or is suspended, in the way named by its argument. */
import { createTerminalModes } from '../../app/tui/terminal/modes.ts';
import { suspend } from '../../app/tui/terminal/suspend.ts';

const { stdin, stdout } = process;
const modes = createTerminalModes({ stdin, stdout });

const ways: Record<string, () => void> = {
  quit: () => modes.leave(),
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('crashed on purpose');
  },
  reject: () => void Promise.reject(new Error('rejected on purpose')),
  suspend: () => suspend(modes, () => stdout.write('REPAINTED')),
};

stdin.setEncoding('utf8');
stdin.on('data', (key: string) => {
  if (key === 'q') modes.leave();
  else if (key === 'g') ways[process.argv[2] ?? 'quit']?.();
});
modes.enter();
stdout.write('READY');
