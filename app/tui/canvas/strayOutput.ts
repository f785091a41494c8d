/** Keeps what libraries print away from the frame while the window is open, and tells it afterwards. */

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
/** Only the last lines are kept. */
const LIMIT = 20;

/** Catches console output. The returned function ends that and gives what was caught. */
export function catchStrayOutput(): () => string[] {
  const caught: string[] = [];
  const originals = { ...console };
  const keep = (...parts: unknown[]): void => {
    caught.push(parts.map(String).join(' '));
    if (caught.length > LIMIT) caught.shift();
  };
  for (const method of METHODS) console[method] = keep;
  return () => {
    Object.assign(console, originals);
    return caught;
  };
}
