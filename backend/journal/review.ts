/** Readings anew beside what stands: asked for, compared with it, and accepted or not; and whose reading stands. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { projectPending } from '../graph/projectPending.ts';
import { differenceOf } from '../review/difference.ts';
import type { Proposal } from '../review/Proposal.ts';
import { provenanceOf, type EntryProvenance, type EntryWhy } from '../review/provenance.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisode } from '../store/readEpisode.ts';
import { readExtraction } from '../store/readExtraction.ts';
import { proposalIds, readProposal } from '../store/readProposals.ts';
import { acceptProposals, discardProposals, requestPreview } from '../store/scripts/proposeWork.ts';
import { lastAccepted, takeBackAccepted } from '../store/scripts/takeBackAccepted.ts';
import type { EdgesExtraction, NodesExtraction } from './extraction.ts';
import type { Journal } from './Journal.ts';

const BEGINNING = 200;
/** Proposals read at the same time. */
const BATCH = 100;
/** Accepted entries that are brought into the graph at once; of more, the worker brings in the rest. */
const SHOWN_AT_ONCE = 50;

type Review = Pick<Journal, 'preview' | 'proposals' | 'accept' | 'takeBack' | 'discard' | 'why'>;

/** The part of a journal that deals with proposals. It pulls in the graph's client, so it is loaded only when it is used. */
export function createReview(connection: EngineConnection): Review {
  return {
    preview: (selection, model = '') =>
      connection.run(async (client) => {
        const ids = 'ids' in selection ? selection.ids : await client.zRange(keys.status('done'), 0, -1);
        // Reading a whole journal anew must not hold up tonight's entry.
        return requestPreview(client, ids, 'ids' in selection ? 'manual' : 'backfill', model, Date.now());
      }),
    proposals: (ids) =>
      connection.run(async (client) => {
        const wanted = ids ?? (await proposalIds(client));
        const found: Proposal[] = [];
        for (let start = 0; start < wanted.length; start += BATCH) {
          const batch = await Promise.all(wanted.slice(start, start + BATCH).map((id) => read(client, id)));
          found.push(...batch.filter((proposal) => proposal !== null));
        }
        return found.sort(newestFirst);
      }),
    accept: (proposals) =>
      connection.runGraph(async (graph, client) => {
        const accepted = await acceptProposals(client, proposals, Date.now());
        if (accepted.length > 0) await projectPending(client, graph, { newest: SHOWN_AT_ONCE });
        return accepted;
      }),
    takeBack: async (ids) => {
      // Looked up once: what has to be sent twice must not reach what was accepted before that.
      const wanted = ids ?? (await connection.run(lastAccepted));
      return connection.runGraph(async (graph, client) => {
        const taken = await takeBackAccepted(client, wanted, Date.now());
        if (taken.length > 0) await projectPending(client, graph, { newest: SHOWN_AT_ONCE });
        return taken;
      });
    },
    discard: (proposals) => connection.run((client) => discardProposals(client, proposals, Date.now())),
    why: (ids) =>
      connection.run(async (client) => {
        const standing = await Promise.all(ids.map((id) => whyOf(client, id)));
        return new Map(ids.flatMap((id, index) => (standing[index] ? [[id, standing[index]]] : [])));
      }),
  };
}

function newestFirst(one: Proposal, other: Proposal): number {
  const [left, right] = [Date.parse(one.date), Date.parse(other.date)];
  return right - left || (one.id < other.id ? 1 : -1);
}

interface Reading {
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
}

async function readingOf(client: EngineClient, id: string, whose: 'standing' | 'proposed'): Promise<Reading> {
  const [nodes, edges] = await Promise.all([
    readExtraction(client, id, 'nodes', whose),
    readExtraction(client, id, 'edges', whose),
  ]);
  return { nodes, edges };
}

const findingsOf = ({ nodes, edges }: Reading) => ({
  entities: nodes?.entities ?? [],
  relations: edges?.relations ?? [],
});

const provenancesOf = ({ nodes, edges }: Reading): EntryProvenance => ({
  nodes: nodes && provenanceOf(nodes),
  edges: edges && provenanceOf(edges),
});

/** Null when it is gone meanwhile. */
async function read(client: EngineClient, id: string): Promise<Proposal | null> {
  const [stored, episode] = await Promise.all([readProposal(client, id), readEpisode(client, id)]);
  if (stored === null || episode === null) return null;
  const [before, after] = await Promise.all([readingOf(client, id, 'standing'), readingOf(client, id, 'proposed')]);
  const isPending = stored.state === 'pending_nodes' || stored.state === 'pending_edges';
  return {
    id,
    number: stored.number,
    state: isPending ? 'pending' : stored.state === 'failed' ? 'failed' : 'ready',
    reason: stored.reason,
    date: episode.date,
    revision: episode.revision,
    beginning: episode.text.slice(0, BEGINNING),
    before: provenancesOf(before),
    after: provenancesOf(after),
    difference: stored.state === 'ready' ? differenceOf(findingsOf(before), findingsOf(after)) : null,
  };
}

/** Whose reading of its present text an episode shows; null when there is no such episode. */
async function whyOf(client: EngineClient, id: string): Promise<EntryWhy | null> {
  const [revision, { nodes, edges }] = await Promise.all([
    client.hGet(keys.episode(id), 'revision'),
    readingOf(client, id, 'standing'),
  ]);
  if (revision === null) return null;
  // What was read of an earlier text is not shown, so it needs no reason.
  const shown = {
    nodes: nodes?.revision === Number(revision) ? nodes : null,
    edges: edges?.revision === Number(revision) ? edges : null,
  };
  const found = shown.nodes?.entities.flatMap(({ mentions, name, type, confidence, source }) =>
    mentions.map((mention) => ({
      name,
      type,
      ...mention,
      ...(confidence === undefined ? {} : { confidence }),
      ...(source === undefined ? {} : { source }),
    })),
  );
  return { ...provenancesOf(shown), found: found ?? [] };
}
