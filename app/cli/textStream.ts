/** What is needed of a stream to write text to it, a terminal or not. */
export interface TextStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}
