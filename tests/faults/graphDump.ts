/** The whole graph as sorted lines of text, so that two graphs can be compared and duplicates counted. */
import type { Graph } from 'falkordb';
import { z } from 'zod';

const properties = z.record(z.string(), z.unknown());
const nodes = z.array(z.object({ labels: z.array(z.string()), properties }));
const edges = z.array(z.object({ source: z.string(), type: z.string(), properties, target: z.string() }));

export interface GraphDump {
  lines: string[];
  /** uids that occur more than once among episodes, entities, mentions or relations */
  duplicates: string[];
}

/** A rebuild counts its changes and the versions of who is who anew; all else has to be the same. */
const COUNTED = new Set(['change', 'version']);

function canonical(found: Record<string, unknown>): string {
  const kept = Object.entries(found).filter(([name]) => !COUNTED.has(name));
  return JSON.stringify(kept.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Reads every node and every edge. */
export async function dumpGraph(graph: Graph): Promise<GraphDump> {
  const foundNodes = nodes.parse(
    (await graph.roQuery('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties')).data ?? [],
  );
  const foundEdges = edges.parse(
    (
      await graph.roQuery(
        `MATCH (a)-[r]->(b) RETURN a.uid AS source, type(r) AS type, properties(r) AS properties, b.uid AS target`,
      )
    ).data ?? [],
  );
  const uids = [
    ...foundNodes.map((node) => `${node.labels.join()} ${String(node.properties['uid'])}`),
    ...foundEdges.map((edge) => `${edge.type} ${String(edge.properties['uid'])}`),
  ];
  const seen = new Set<string>();
  const duplicates = uids.filter((uid) => seen.size === seen.add(uid).size);
  const lines = [
    ...foundNodes.map((node) => `(${node.labels.join()} ${canonical(node.properties)})`),
    ...foundEdges.map((edge) => `(${edge.source})-[${edge.type} ${canonical(edge.properties)}]->(${edge.target})`),
  ].sort();
  return { lines, duplicates };
}

/** What is in one dump and not in the other, at most a few lines of each. */
export function difference(left: GraphDump, right: GraphDump, most = 3): string[] {
  const notIn = (mine: GraphDump, other: GraphDump, sign: string) => {
    const there = new Set(other.lines);
    const missing = mine.lines.filter((line) => !there.has(line));
    return missing.slice(0, most).map((line) => `${sign} ${line} (one of ${missing.length})`);
  };
  return [...notIn(left, right, '-'), ...notIn(right, left, '+')];
}
