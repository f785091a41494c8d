/** Remembers the last result of a pure function, so that a frame costs only what has changed. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null;
  return (...args) => {
    if (last === null || last.args.length !== args.length || args.some((arg, at) => arg !== last?.args[at])) {
      last = { args, result: compute(...args) };
    }
    return last.result;
  };
}
