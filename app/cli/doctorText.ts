/** What `kith doctor` found, and how it reads. Pure. */
import type { EngineCandidate } from '../../backend/engine/locate.ts';
import type { Finding } from '../../backend/doctor/Check.ts';
import type { JournalStatus } from '../../backend/journal/Journal.ts';
import { byteSize, oneLine } from './format.ts';

export interface Diagnosis {
  kith: string;
  node: string;
  system: string;
  home: { path: string; problem: string | null; free_bytes: number | null };
  cache: { path: string; free_bytes: number | null };
  /** path of the worker's log */
  log: string;
  engine: {
    candidates: EngineCandidate[];
    running: JournalStatus['engine'] | null;
    /** why the journal could not be opened, or null */
    problem: string | null;
  };
  worker: JournalStatus['worker'] | null;
  /** null when the journal could not be opened */
  model: { name: string | null; path: string | null; problem: string | null } | null;
  /** what is wrong with the journal, mended or not */
  findings: Finding[];
}

export function doctorText({
  kith,
  node,
  system,
  home,
  cache,
  log,
  engine,
  worker,
  model,
  findings,
}: Diagnosis): string[] {
  const { running } = engine;
  return [
    `kith       ${kith}, node ${node}, ${system}`,
    `journal    ${oneLine(home.path)}: ${oneLine(home.problem ?? 'ok')}${freeText(home.free_bytes)}`,
    `downloads  ${oneLine(cache.path)}${freeText(cache.free_bytes)}`,
    `log        ${oneLine(log)}`,
    'engine, in the order in which it is looked for:',
    ...engine.candidates.map(candidateLine),
    `engine     ${running === null ? 'not running' : `running, Redis ${running.version ?? '?'}, process ${running.pid ?? '?'}`}`,
    ...(engine.problem === null ? [] : [`           ${oneLine(engine.problem)}`]),
    ...(worker === null ? [] : [`worker     ${worker.state}, process ${worker.pid ?? '?'}`]),
    ...(model === null
      ? []
      : [`model      ${oneLine(model.name ?? 'none')}: ${oneLine(model.problem ?? model.path ?? 'ok')}`]),
    ...findings.flatMap(findingLines),
  ];
}

function findingLines({ problem, next_step, mended, done }: Finding): string[] {
  return [`${mended ? '✓' : '✗'} ${oneLine(problem)}`, `  ${oneLine((mended ? done : next_step) ?? '')}`];
}

function candidateLine({ source, version, taken, reason, redisServer }: EngineCandidate): string {
  const what = [source, version, redisServer].filter((part) => part !== null).join(', ');
  return `  ${taken ? '✓' : '✗'} ${oneLine(what)}: ${taken ? 'taken' : 'not taken'}, ${oneLine(reason)}`;
}

function freeText(bytes: number | null): string {
  return bytes === null ? '' : `, ${byteSize(bytes)} free`;
}
