/** The client's own log: what was acknowledged, and which texts an entry may therefore have. */

export class Oracle {
  private readonly allowed = new Map<string, Set<string>>();

  get size(): number {
    return this.allowed.size;
  }

  get ids(): string[] {
    return [...this.allowed.keys()];
  }

  /** A save or an edit was acknowledged: the entry has this text and no other. */
  acknowledged(id: string, text: string): void {
    this.allowed.set(id, new Set([text]));
  }

  /** An edit was sent: until it is acknowledged the entry may have either text. */
  sent(id: string, text: string): void {
    this.allowed.get(id)?.add(text);
  }

  /** What is wrong with a stored text; null when nothing is. */
  objection(id: string, text: string | null): string | null {
    if (text === null) return `acknowledged entry ${id} is lost`;
    return this.allowed.get(id)?.has(text) === true ? null : `entry ${id} has another text`;
  }
}
