/** Where an append-only file may end: behind each command, but not within a transaction. Written apart from the product's. */

/** Offsets, from 0 on, in order. Throws where something is not a command: the file must be whole. */
export function transactionBorders(bytes: Buffer): number[] {
  const borders = [0];
  let at = 0;
  let open = false;
  const line = (): string => {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) throw new Error(`no line at ${at}`);
    const text = bytes.toString('latin1', at, end);
    at = end + 2;
    return text;
  };
  while (at < bytes.length) {
    const words = Number(line().slice(1));
    let name = '';
    for (let word = 0; word < words; word += 1) {
      const length = Number(line().slice(1));
      if (word === 0) name = bytes.toString('latin1', at, at + length).toUpperCase();
      at += length + 2;
    }
    if (name === 'MULTI') open = true;
    if (name === 'EXEC') open = false;
    if (!open) borders.push(at);
  }
  return borders;
}
