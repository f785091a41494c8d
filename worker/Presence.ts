/** Watches whether any window is open. When the last one has been gone for the linger time, the worker is not needed. */
import { z } from 'zod';
import { showsWindow } from '../backend/connection/windowName.ts';
import type { EngineClient } from '../backend/store/client.ts';

const LONGEST_POLL = 2_000;
const SHORTEST_POLL = 50;
/** Who has just started this worker needs a moment to connect. */
const ARRIVAL_MILLISECONDS = 2_000;
/** So long is waited for windows after the engine was away. */
const RETURN_MILLISECONDS = 8_000;
/** An external engine that is away for so long is not waited for; the next window starts a worker again. */
const AWAY_MILLISECONDS = 10 * 60_000;

export interface PresenceOptions {
  /** milliseconds to stay after the last window has gone */
  linger: number;
  /** other machines have workers and windows of their own on this engine */
  isShared: boolean;
  client: () => EngineClient | null;
  onDeserted: () => void;
}

export class Presence {
  private timer: NodeJS.Timeout | null = null;
  private lastSeen = Date.now();
  private lastAnswer = Date.now();

  constructor(private readonly options: PresenceOptions) {}

  start(): void {
    this.lastAnswer = Date.now();
    this.lastSeen = this.lastAnswer + Math.max(0, ARRIVAL_MILLISECONDS - this.options.linger);
    this.plan();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private plan(): void {
    const poll = Math.min(LONGEST_POLL, Math.max(SHORTEST_POLL, this.options.linger / 4));
    this.timer = setTimeout(() => void this.look(), poll);
  }

  private async look(): Promise<void> {
    const { client, linger, isShared, onDeserted } = this.options;
    const present = await windowIsOpen(client(), isShared);
    if (this.timer === null) return;
    const now = Date.now();
    // While the engine is away nobody can be counted, and nobody is sent home; our own comes back or ends the worker.
    if (present !== null || !isShared) this.lastAnswer = now;
    if (present !== false) this.lastSeen = now;
    // It comes back for all at once, and windows may need longer to notice.
    if (present === null) this.lastSeen += RETURN_MILLISECONDS;
    const isLost = now - this.lastAnswer >= Math.max(linger, AWAY_MILLISECONDS);
    if (isLost || now - this.lastSeen >= linger) onDeserted();
    else this.plan();
  }
}

async function windowIsOpen(client: EngineClient | null, isShared: boolean): Promise<boolean | null> {
  if (!client?.isReady) return null;
  try {
    return showsWindow(z.string().parse(await client.sendCommand(['CLIENT', 'LIST'])), isShared);
  } catch {
    return null;
  }
}
