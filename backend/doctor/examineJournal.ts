/** Goes through checks in order, and mends what they find when that is asked for. */
import { KithError, describeError } from '../errors.ts';
import type { Check, Finding, Patient } from './Check.ts';
import { damagedData } from './damagedData.ts';
import { graphUnlikeTruth } from './graphUnlikeTruth.ts';
import { openModes } from './openModes.ts';
import { orphanProcesses } from './orphanProcesses.ts';
import { refusedData } from './refusedData.ts';
import { staleLocks } from './staleLocks.ts';
import { unfinishedEnd } from './unfinishedEnd.ts';

/** What can be seen without the journal being open. The order matters: orphans first, or they would be in the way. */
export const CHECKS_BEFORE_OPENING: readonly Check[] = [
  openModes,
  orphanProcesses,
  staleLocks,
  unfinishedEnd,
  damagedData,
];
/** Asked when the journal could not be opened. */
export const CHECKS_AFTER_FAILURE: readonly Check[] = [refusedData];
/** What can be seen only while it is open. */
export const CHECKS_WHILE_OPEN: readonly Check[] = [graphUnlikeTruth];

const MEND_STEP = 'Run `kith doctor --mend`: it keeps aside all that it replaces.';

/**
 * Examines a journal. Never throws: a check that fails is a finding of its own.
 * @param mend whether to mend what is found, at once and without asking
 */
export async function examineJournal(checks: readonly Check[], patient: Patient, mend: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const finding = await examine(check, patient, mend);
    if (finding) findings.push(finding);
  }
  return findings;
}

async function examine(check: Check, patient: Patient, mend: boolean): Promise<Finding | null> {
  const { id } = check;
  let problem: string | null;
  try {
    problem = await check.find(patient);
  } catch (error) {
    return open(id, describeError(error), nextStep(error));
  }
  if (problem === null) return null;
  if (!mend) return open(id, problem, MEND_STEP);
  try {
    return { id, problem, next_step: null, mended: true, done: await check.mend(patient) };
  } catch (error) {
    return open(id, `${problem} It could not be mended: ${describeError(error)}`, nextStep(error));
  }
}

function open(id: string, problem: string, next_step: string): Finding {
  return { id, problem, next_step, mended: false, done: null };
}

function nextStep(error: unknown): string {
  return error instanceof KithError ? error.nextStep : 'Keep a copy of the journal’s folder, and try again.';
}
