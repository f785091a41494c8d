/** Why a binary does not run here, in words a person can act on: from what the system's loader says. */

/** Debian names; other systems name them alike. */
const PACKAGES: Readonly<Record<string, string>> = {
  'libssl.so.3': 'libssl3',
  'libcrypto.so.3': 'libssl3',
  'libgomp.so.1': 'libgomp1',
  'libstdc++.so.6': 'libstdc++6',
};

const MAX_CHARACTERS = 200;

/** Version of the GNU C library this process runs on, e.g. 2.36, or null where there is none (musl, macOS). */
export function glibcVersion(): string | null {
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return null;
  const { header } = report;
  if (typeof header !== 'object' || header === null || !('glibcVersionRuntime' in header)) return null;
  return typeof header.glibcVersionRuntime === 'string' ? header.glibcVersionRuntime : null;
}

/**
 * One line that says why a binary or module was refused.
 * @param said what it, the loader or the engine wrote
 * @param glibc version of the C library here, or null
 */
export function refusalReason(said: string, glibc: string | null): string {
  const reasons: string[] = [];
  const neededGlibc = newest(said, /version [`']GLIBC_([\d.]+)' not found/g);
  if (neededGlibc !== null) {
    reasons.push(`it needs glibc ${neededGlibc} or newer, this system has ${glibc ?? 'none'}`);
  }
  const neededCxx = newest(said, /version [`']GLIBCXX_([\d.]+)' not found/g);
  if (neededCxx !== null) reasons.push(`it needs a newer libstdc++ (GLIBCXX_${neededCxx})`);
  const missing = new Set(
    [...said.matchAll(/([\w.+-]+\.so(?:\.\d+)*): cannot open shared object/g)].map(([, name]) => name),
  );
  for (const name of missing) {
    if (name === undefined) continue;
    const packaged = PACKAGES[name];
    reasons.push(`${name} is missing${packaged === undefined ? '' : ` (package ${packaged})`}`);
  }
  if (reasons.length > 0) return reasons.join('; ');
  const line = said
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .at(-1);
  return line === undefined ? 'it ended without a word' : line.replaceAll(/\p{Cc}+/gu, ' ').slice(0, MAX_CHARACTERS);
}

/** One line for a program that could not even be started. */
export function startRefusal(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES') return 'it may not be run: no run permission, or its file system forbids it';
  // The file was seen before, so what is missing is the loader named inside it.
  if (code === 'ENOENT') return 'its loader is missing: it is made for another system (glibc is needed, not musl)';
  if (code === 'ENOEXEC') return 'it is made for another kind of machine';
  return refusalReason(error instanceof Error ? error.message : String(error), null);
}

/** Whether a dotted version is at least another. */
export function isAtLeast(version: string, minimum: string): boolean {
  return compareVersions(version, minimum) >= 0;
}

function newest(text: string, pattern: RegExp): string | null {
  const versions = [...text.matchAll(pattern)].map(([, version]) => version ?? '');
  return versions.sort(compareVersions).at(-1) ?? null;
}

function compareVersions(left: string, right: string): number {
  const [first, second] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
