/** What a prompt is: the text for the model, where its answer ends, and how that answer is read. */
import type { Answer, NameLine, RelationLine } from './lines.ts';

/** How a model wants to be asked: fine-tuned by our adapter, as a plain text continuer, or by its chat template. */
export type PromptStyle = 'adapter' | 'base' | 'instruct';

export interface NodesQuestion {
  /** one passage of an entry */
  text: string;
}

export interface EdgesQuestion {
  text: string;
  /** what the model answered to the nodes question on this passage; repeated word for word, so that it is not read again */
  nodesAnswer: string;
}

export interface Prompt<Question, Line> {
  /** changes with every change of wording or reading; stored with each extraction */
  version: string;
  /** rules for the system turn of a chat template; null for a model that continues plain text */
  system: string | null;
  /** Text pieces, each tokenised by itself. Asked right after nodes, the pieces of edges begin with what was just read. */
  pieces(question: Question): string[];
  /** the answer ends before the first of these */
  stop: string[];
  /** tokens of the longest answer worth reading */
  maxTokens: number;
  /** Never throws: what cannot be read is counted. */
  parse(answer: string): Answer<Line>;
}

export interface NodesPrompt extends Prompt<NodesQuestion, NameLine> {
  /** Lines as the model would have said them: what is repeated to it in place of an answer that looped. */
  format(lines: readonly NameLine[]): string;
}
export type EdgesPrompt = Prompt<EdgesQuestion, RelationLine>;
