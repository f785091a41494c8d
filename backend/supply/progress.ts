/** How far a download is. */

export interface Progress {
  /** what is fetched, as a person would say it */
  what: string;
  /** bytes */
  done: number;
  /** bytes; never less than `done` */
  total: number;
}

export interface SupplyOptions {
  /** folder of everything that can be downloaded again, absolute */
  cache: string;
  environment: Readonly<Record<string, string | undefined>>;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}
