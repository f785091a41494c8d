/** Where the built programs of a test run lie; `npm test` builds them first. */
import { join } from 'node:path';
import { packageRoot } from '../../backend/packageFiles.ts';

export const HOST_PROGRAM = join(packageRoot(), 'dist', 'host.js');
export const DOWNLOAD_PROGRAM = join(packageRoot(), 'dist', 'download.js');
