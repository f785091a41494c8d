/** Tells every window when the disk of the journal becomes low, and when it is roomy again. */
import type { DiskState } from '../../backend/journal/diskGuard.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { publishEvent } from '../../backend/store/events.ts';

export class DiskWatch {
  private state: DiskState = 'roomy';

  /** @param read the state as it is now */
  constructor(private readonly read: () => Promise<DiskState>) {}

  /** Looks once. The event that the disk is roomy again also wakes what waited for room. */
  async look(client: EngineClient): Promise<void> {
    const before = this.state;
    this.state = await this.read();
    if (this.state === before) return;
    await publishEvent(client, this.state === 'roomy' ? 'disk_roomy' : 'disk_low', this.state);
  }
}
