/** What the window needs to know of language models: which there are, and how to get one. Wired in by the caller. */

export interface ShelfModel {
  /** catalogue name, or the path of a file that was found: as `journal.setModel` takes it */
  name: string;
  /** for people: "Gemma 3 270M" */
  title: string;
  /** size of the file */
  bytes: number;
  /** null where nobody told us */
  licence: string | null;
  /** where it comes from, in a few words: "Hugging Face"; for a found one the program in whose folder it lies */
  source: string;
  /** another program fetched it */
  found: boolean;
  /** bytes of memory it takes while it reads */
  needs: number;
  /** the whole file is already on this machine */
  present: boolean;
  /** this machine has the memory for it */
  fits: boolean;
  /** the one to offer first on this machine */
  recommended: boolean;
}

export interface PullProgress {
  /** bytes so far, and in all (null while not known) */
  done: number;
  total: number | null;
  /** what is being fetched, in a few words */
  what: string;
}

export interface ModelShelf {
  /** Every model of the catalogue, the one to offer first on top, then those that other programs have fetched. */
  list(): Promise<ShelfModel[]>;
  /** Fetches a model. Throws KithError; throws the signal's reason when cancelled. */
  pull(name: string, options: { onProgress: (progress: PullProgress) => void; signal: AbortSignal }): Promise<void>;
  /** Throws KithError for a file that is not a whole GGUF model. */
  checkFile(path: string): Promise<void>;
}
