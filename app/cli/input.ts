/** Standard input: whether a person or a pipe is there, and the whole text of a pipe. */
import { MAX_TEXT_BYTES } from '../../backend/glossary.ts';
import { UsageError } from '../../backend/errors.ts';

export interface Input {
  isTerminal: boolean;
  /** All of it as text, without the line break that ends it. Throws UsageError when it is far too long. */
  readText(): Promise<string>;
}

/** Beyond this nothing is read: no entry may be that long, and it must not fill the memory. */
const MAX_READ_BYTES = 16 * MAX_TEXT_BYTES;

/** @param open gives the stream; called only when it is read, because opening it takes time */
export function createInput(isTerminal: boolean, open: () => AsyncIterable<Buffer | string>): Input {
  return {
    isTerminal,
    async readText() {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of open()) {
        const piece = Buffer.from(chunk);
        bytes += piece.length;
        if (bytes > MAX_READ_BYTES) throw tooLong();
        chunks.push(piece);
      }
      return Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .replace(/\r?\n$/, '');
    },
  };
}

function tooLong(): UsageError {
  return new UsageError(
    `The entry has more than ${MAX_READ_BYTES / 1024 / 1024} MiB; an entry holds at most ${MAX_TEXT_BYTES / 1024 / 1024} MiB.`,
    'Split it into several entries; nothing was saved.',
  );
}
