/** The model's reading as the stages use it: the product's own extraction. */
import { extractEdges } from '../extraction/extractEdges.ts';
import { extractNodes } from '../extraction/extractNodes.ts';
import type { Readers } from './runStage.ts';

export const extractionReaders: Readers = { nodes: extractNodes, edges: extractEdges };
