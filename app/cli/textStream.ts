/** What is needed of a stream to write text to it, a terminal or not. */
export interface TextStream {
  isTTY?: boolean;
  columns?: number;
  /** file descriptor, where it has one */
  fd?: number;
  write(text: string): unknown;
}
