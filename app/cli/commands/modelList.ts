/** `kith model list`: the catalogue, what of it is here, and what other programs have left on this machine. */
import { basename } from 'node:path';
import { CATALOGUE } from '../../../backend/model/catalogue.ts';
import { findModels, type FoundModel, type PassedOver } from '../../../backend/model/findModels.ts';
import { listModels, machineMemory, recommendModel, type ListedModel } from '../../../backend/model/library.ts';
import { memoryFit, type MemoryFit } from '../../../backend/model/modelMemory.ts';
import type { CommandContext } from '../Command.ts';
import { byteSize, counted, oneLine } from '../format.ts';

/** One model, or one file that is none, as `--json` shows it. */
interface ModelRow {
  name: string;
  title: string;
  bytes: number | null;
  ram_bytes: number | null;
  licence: string | null;
  present: boolean;
  /** whether this machine has the memory for it */
  fits: boolean;
  path: string | null;
  /** `found` and `unusable` are files of another program */
  source: 'catalogue' | 'found' | 'unusable';
  kind: 'base' | 'instruct' | null;
  memory_fit: MemoryFit | null;
  /** the best of the catalogue for this machine's memory */
  recommended: boolean;
  /** bytes that an unfinished download has already */
  fetched_bytes: number;
  /** the program that fetched it */
  tool: string | null;
  /** for a found file that is one of the catalogue: its name there */
  same_as: string | null;
  /** why it cannot be used */
  reason: string | null;
}

const FIT_WORDS: Readonly<Record<MemoryFit, string>> = {
  comfortable: '',
  tight: ' (most of what this machine has)',
  too_big: ' (more than this machine has)',
};

export async function listAll(context: CommandContext): Promise<void> {
  const memory = machineMemory();
  const [listed, { models, passedOver }] = await Promise.all([
    listModels(context.cache),
    findModels(context.environment, context.cache),
  ]);
  const best = recommendModel(memory, true).name;
  const catalogue = listed.map((each) => catalogueRow(each, memory, best));
  const found = models.map((model) => foundRow(model, memory));
  const unusable = passedOver.map(unusableRow);
  context.output.print([...catalogue, ...found, ...unusable], () => {
    const width = Math.max(...[...catalogue, ...found].map(({ name }) => oneLine(name).length));
    return [
      ...catalogue.map((row) => `${start(row, width)}  ${stateOf(row).padEnd(8)}  ${about(row)}, ${row.licence ?? ''}`),
      ...(found.length === 0 ? [] : ['', 'found on this machine (kith model use NAME takes one where it lies):']),
      ...found.map((row) => `${start(row, width)}  ${about(row)}, ${whereOf(row)}`),
      ...(unusable.length === 0 ? [] : ['', `${counted(unusable.length, 'file')} beside them cannot be used:`]),
      ...unusable.map(({ reason }) => `  ${oneLine(reason ?? '')}`),
      '',
      `This machine has ${byteSize(memory)} of memory; ${best} suits it best, and ${CATALOGUE[0].name} runs anywhere.`,
    ];
  });
}

function catalogueRow({ model, path, present, fetchedBytes }: ListedModel, memory: number, best: string): ModelRow {
  const fit = memoryFit(model.ramBytes, memory);
  return {
    name: model.name,
    title: model.title,
    bytes: model.bytes,
    ram_bytes: model.ramBytes,
    licence: model.licence,
    present,
    fits: fit !== 'too_big',
    path: present ? path : null,
    source: 'catalogue',
    kind: model.kind,
    memory_fit: fit,
    recommended: model.name === best,
    fetched_bytes: fetchedBytes,
    tool: null,
    same_as: null,
    reason: null,
  };
}

function foundRow({ name, title, tool, path, bytes, kind, ramBytes, sameAs }: FoundModel, memory: number): ModelRow {
  const fit = memoryFit(ramBytes, memory);
  return {
    ...{ name, title, bytes, ram_bytes: ramBytes, licence: null, present: true, fits: fit !== 'too_big', path },
    ...{
      source: 'found',
      kind,
      memory_fit: fit,
      recommended: false,
      fetched_bytes: 0,
      tool,
      same_as: sameAs,
      reason: null,
    },
  };
}

function unusableRow({ tool, path, reason }: PassedOver): ModelRow {
  const name = basename(path);
  return {
    ...{ name, title: name, bytes: null, ram_bytes: null, licence: null, present: true, fits: false, path },
    ...{
      source: 'unusable',
      kind: null,
      memory_fit: null,
      recommended: false,
      fetched_bytes: 0,
      tool,
      same_as: null,
      reason,
    },
  };
}

function start({ name, bytes }: ModelRow, width: number): string {
  return `${oneLine(name).padEnd(width)}  ${byteSize(bytes ?? 0).padStart(6)}`;
}

function stateOf({ present, fetched_bytes, bytes }: ModelRow): string {
  if (present) return 'here';
  const percent = Math.floor((100 * fetched_bytes) / Math.max(1, bytes ?? 0));
  return percent === 0 ? 'to fetch' : `${Math.min(99, percent)} % here`;
}

function whereOf({ kind, tool, same_as }: ModelRow): string {
  return `${kind ?? ''}, in ${oneLine(tool ?? '')}${same_as === null ? '' : `; it is ${same_as}`}`;
}

function about({ title, ram_bytes, memory_fit }: ModelRow): string {
  return `${oneLine(title)}, ${byteSize(ram_bytes ?? 0)} of memory${FIT_WORDS[memory_fit ?? 'comfortable']}`;
}
