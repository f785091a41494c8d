/** What reading entries cost, and how the model's answers went wrong. */
import { z } from 'zod';
import type { Completion } from '../../worker/model/ModelClient.ts';
import { isLooped } from './isLooped.ts';

export const cost = z.object({
  promptTokens: z.number(),
  /** prompt tokens that were still in the model's context */
  cachedTokens: z.number(),
  generatedTokens: z.number(),
  milliseconds: z.number(),
  /** tokens of the longest answer */
  longestAnswer: z.number(),
  /** answers without one readable line */
  unreadable: z.number(),
  /** answers with a list that repeats itself */
  looped: z.number(),
  /** answers that ran into the token limit */
  cutOff: z.number(),
});
export type Cost = z.infer<typeof cost>;

/** @param unreadable how many of these answers could not be read */
export function costOf(completions: readonly Completion[], unreadable: number): Cost {
  const sum = (of: (completion: Completion) => number) =>
    completions.reduce((total, completion) => total + of(completion), 0);
  return {
    promptTokens: sum(({ promptTokens }) => promptTokens),
    cachedTokens: sum(({ cachedTokens }) => cachedTokens),
    generatedTokens: sum(({ generatedTokens }) => generatedTokens),
    milliseconds: sum(({ milliseconds }) => milliseconds),
    longestAnswer: Math.max(0, ...completions.map(({ generatedTokens }) => generatedTokens)),
    unreadable,
    looped: completions.filter(({ text, ended }) => ended === 'loop' || isLooped(text)).length,
    cutOff: completions.filter(({ ended }) => ended === 'limit').length,
  };
}

/** The mean of an entry for tokens and time, the sum of what went wrong; null without entries. */
export function costOfAll(costs: readonly Cost[]): Cost | null {
  if (costs.length === 0) return null;
  const sum = (key: keyof Cost) => costs.reduce((total, each) => total + each[key], 0);
  const mean = (key: keyof Cost) => sum(key) / costs.length;
  return {
    promptTokens: mean('promptTokens'),
    cachedTokens: mean('cachedTokens'),
    generatedTokens: mean('generatedTokens'),
    milliseconds: mean('milliseconds'),
    longestAnswer: Math.max(...costs.map(({ longestAnswer }) => longestAnswer)),
    unreadable: sum('unreadable'),
    looped: sum('looped'),
    cutOff: sum('cutOff'),
  };
}

/** Two lines to read. @param all as `costOfAll` gives it */
export function describeCost(all: Cost): string {
  const { promptTokens, cachedTokens, generatedTokens, milliseconds } = all;
  const tokens = [
    `${promptTokens.toFixed(0)} prompt`,
    `${cachedTokens.toFixed(0)} of them cached`,
    `${generatedTokens.toFixed(0)} generated`,
  ].join(', ');
  return [
    `an entry: tokens ${tokens}; ${(milliseconds / 1000).toFixed(2)} s, names and relations`,
    `answers: longest ${all.longestAnswer} tokens, ${all.unreadable} unreadable, ${all.looped} looped, ${all.cutOff} cut off`,
  ].join('\n');
}
