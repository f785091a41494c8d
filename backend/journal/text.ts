/** Which text an episode may hold. Nothing is ever cut: what cannot be kept whole is refused. */
import { MAX_TEXT_BYTES } from '../glossary.ts';
import { UsageError } from '../errors.ts';

/**
 * The text as it is stored: exactly as given, but for NUL, which the graph cannot hold, and lone surrogates, which no
 * file can.
 * @throws UsageError when nothing is left to read, or it is too long
 */
export function storableText(text: string): string {
  const kept = text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
  if (kept.trim() === '') throw new UsageError('The entry is empty.', 'Write something first; nothing was saved.');
  const bytes = Buffer.byteLength(kept);
  if (bytes > MAX_TEXT_BYTES) {
    throw new UsageError(
      `The entry has ${(bytes / 1024 / 1024).toFixed(1)} MiB; an entry holds at most ${MAX_TEXT_BYTES / 1024 / 1024} MiB.`,
      'Split it into several entries; nothing was saved.',
    );
  }
  return kept;
}
