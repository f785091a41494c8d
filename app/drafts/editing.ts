/** The file that an own editor works on: named after the process that waits for it, so that it is found when that dies. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

const EDITING = /^editing-(\d+)-[0-9a-f]+\.md$/;

/** A name for the file of this process. */
export function editingName(): string {
  return `editing-${process.pid}-${randomBytes(4).toString('hex')}.md`;
}

/** True for the file of a process that is gone. */
export function leftByEditor(name: string): boolean {
  const pid = EDITING.exec(name)?.[1];
  return pid !== undefined && Number(pid) !== process.pid && !isRunning(Number(pid));
}

export async function removeLeftByEditor(file: string): Promise<void> {
  await rm(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Gone; or of somebody else, and then it is no window of this journal.
    return false;
  }
}
