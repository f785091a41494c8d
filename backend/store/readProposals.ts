/** Reads the proposals of a journal: how far each is, and what it says. */
import { z } from 'zod';
import { PROPOSAL_STATES, type ProposalState } from '../glossary.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const storedProposal = z.object({
  state: z.enum(PROPOSAL_STATES),
  revision: z.coerce.number(),
  /** tells this proposal from an earlier one of the same episode */
  number: z.coerce.number(),
  /** the model asked for, or null for the one that the journal has chosen */
  model: z.string().transform((model) => (model === '' ? null : model)),
  /** why it could not be read, or null */
  reason: z.string().nullable().default(null),
});
export type StoredProposal = z.infer<typeof storedProposal> & { id: string };

/** One proposal, or null when the episode has none. */
export async function readProposal(client: EngineClient, id: string): Promise<StoredProposal | null> {
  const fields = await client.hGetAll(keys.proposal(id));
  return Object.keys(fields).length === 0 ? null : { id, ...storedProposal.parse(fields) };
}

/** Ids of the episodes whose proposal is in one of these states, those that were in it first coming first. */
export async function proposalIds(
  client: EngineClient,
  states: readonly ProposalState[] = PROPOSAL_STATES,
): Promise<string[]> {
  return (await Promise.all(states.map((state) => client.zRange(keys.proposals(state), 0, -1)))).flat();
}

/** How many proposals wait to be read, wait for an answer, and could not be read. */
export async function countProposals(
  client: EngineClient,
): Promise<{ pending: number; ready: number; failed: number }> {
  const [nodes = 0, edges = 0, ready = 0, failed = 0] = await Promise.all(
    PROPOSAL_STATES.map((state) => client.zCard(keys.proposals(state))),
  );
  return { pending: nodes + edges, ready, failed };
}
