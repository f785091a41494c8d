/** Watches whether any window is open. When the last one has been gone for the linger time, the worker is not needed. */
import { z } from 'zod';
import type { EngineClient } from '../backend/store/client.ts';

/** Windows are recognised by the name of their connection. */
const WINDOW = /\bname=kith-app:/;
const LONGEST_POLL = 2_000;
const SHORTEST_POLL = 50;

export interface PresenceOptions {
  /** milliseconds to stay after the last window has gone */
  linger: number;
  client: () => EngineClient | null;
  onDeserted: () => void;
}

export class Presence {
  private timer: NodeJS.Timeout | null = null;
  private lastSeen = Date.now();

  constructor(private readonly options: PresenceOptions) {}

  start(): void {
    this.lastSeen = Date.now();
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
    const { client, linger, onDeserted } = this.options;
    const present = await windowIsOpen(client());
    if (this.timer === null) return;
    // While the engine is away nobody can be counted, and nobody is sent home.
    if (present !== false) this.lastSeen = Date.now();
    if (Date.now() - this.lastSeen >= linger) onDeserted();
    else this.plan();
  }
}

async function windowIsOpen(client: EngineClient | null): Promise<boolean | null> {
  if (!client?.isReady) return null;
  try {
    return WINDOW.test(z.string().parse(await client.sendCommand(['CLIENT', 'LIST'])));
  } catch {
    return null;
  }
}
