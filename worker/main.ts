/** The worker's program, with the product's own model host and extraction. */
import { fileURLToPath } from 'node:url';
import { locateModel } from '../backend/model/library.ts';
import { runProgram } from './runProgram.ts';
import { extractionReaders } from './stages/extractionReaders.ts';

await runProgram({
  host: fileURLToPath(new URL('./host.js', import.meta.url)),
  readers: extractionReaders,
  locateModel,
});
