/** Finds the prompt for a task and a style of model. */
import { adapterEdges, adapterNodes } from './adapter.ts';
import { baseEdges, baseNodes } from './base.ts';
import { instructEdges, instructNodes } from './instruct.ts';
import type { EdgesPrompt, NodesPrompt, PromptStyle } from './Prompt.ts';

export const nodesPrompts: Record<PromptStyle, NodesPrompt> = {
  adapter: adapterNodes,
  base: baseNodes,
  instruct: instructNodes,
};

export const edgesPrompts: Record<PromptStyle, EdgesPrompt> = {
  adapter: adapterEdges,
  base: baseEdges,
  instruct: instructEdges,
};
