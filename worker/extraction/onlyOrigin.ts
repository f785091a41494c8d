/**
 * Whether a place is named only as where somebody or something comes from: "the man from Lisbon", "the Bishop of Ely". Then
 * nobody visited it for all that the entry says, though models like to think so. Pure.
 */
import type { FoundEntity } from '../../backend/journal/extraction.ts';

const ORIGIN = /(?<!\p{L})(?:from|of|von|vom|aus|de|del|da|di)\s+(?:the\s+|der\s+|dem\s+|la\s+|el\s+)?$/iu;
/** Characters before a name that are looked at. */
const BEFORE = 12;

/** @param text the entry, which the mentions are in */
export function isOnlyOrigin(text: string, { mentions }: FoundEntity): boolean {
  return mentions.every(({ start }) => ORIGIN.test(text.slice(Math.max(0, start - BEFORE), start)));
}
