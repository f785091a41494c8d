/**
 * Makes the data files short again: the engine writes one image of everything and starts a new increment. Replaying a
 * long increment is what makes an old journal slow to open.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { journalProcesses, signalProcess } from '../process/journalProcesses.ts';
import type { EngineClient } from '../store/client.ts';
import { appendOnlyFolder, readManifest } from './aof/manifest.ts';
import { removeLeftovers } from './aof/leftovers.ts';

/** Replaying costs about 80 ms a megabyte, loading an image 55 ms; less than this is not felt. */
const LEAST_GROWTH_BYTES = 2 * 1024 * 1024;
/** A large journal is rewritten when its increments reach this part of its base, so that the disk is not worn. */
const GROWTH_OF_BASE = 0.25;
/** A rewrite child can hang on a lock that it inherited (FalkorDB#1454). */
const CHILD_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 25;

export interface DataSize {
  base: number;
  increments: number;
}

/** Bytes of the base and of all increments; zeros when there are none. */
export async function dataSize(data: string): Promise<DataSize> {
  const files = await readManifest(data);
  const size = { base: 0, increments: 0 };
  if (files === null || files === 'damaged') return size;
  for (const { name, kind } of files) {
    if (kind === 'history') continue;
    const bytes = await stat(join(appendOnlyFolder(data), name)).then(
      (file) => file.size,
      () => 0,
    );
    if (kind === 'base') size.base += bytes;
    else size.increments += bytes;
  }
  return size;
}

/** Whether the increments have grown so far that a rewrite is worth it. Pure. */
export function hasGrown({ base, increments }: DataSize): boolean {
  return increments >= Math.max(LEAST_GROWTH_BYTES, base * GROWTH_OF_BASE);
}

export type RewriteOutcome = 'rewritten' | 'failed' | 'interrupted' | 'killed';

export interface RewriteOptions {
  client: EngineClient;
  data: string;
  /** ends the rewrite early: there is something better to do */
  signal: AbortSignal;
  /** milliseconds after which the child counts as hung; 60 s unless told otherwise */
  limit?: number;
}

/**
 * Rewrites and waits. A child that hangs, or that is not wanted any more, is killed; the files stay as they were then.
 * Throws what the engine answers when it is lost meanwhile.
 */
export async function rewriteData({ client, data, signal, limit }: RewriteOptions): Promise<RewriteOutcome> {
  const deadline = performance.now() + (limit ?? CHILD_MILLISECONDS);
  await client.sendCommand(['BGREWRITEAOF']);
  let killed: RewriteOutcome | null = null;
  for (;;) {
    const info = await client.info('persistence');
    if (!/^aof_rewrite_(?:in_progress|scheduled):1/m.test(info)) {
      if (killed !== null) await removeLeftovers(data);
      if (killed !== null) return killed;
      return /^aof_last_bgrewrite_status:ok/m.test(info) ? 'rewritten' : 'failed';
    }
    if (killed === null && (signal.aborted || performance.now() > deadline)) {
      killed = signal.aborted ? 'interrupted' : 'killed';
      await endRewrite(client, data);
    }
    await pause(POLL_MILLISECONDS);
  }
}

/** Kills the children of this engine that work in its folder; which they are is told by their parent and start time. */
async function endRewrite(client: EngineClient, data: string): Promise<void> {
  const engine = Number(/^process_id:(\d+)/m.exec(await client.info('server'))?.[1]);
  for (const child of await journalProcesses(data)) {
    if (child.parent === engine) await signalProcess(child, 'SIGKILL');
  }
}
