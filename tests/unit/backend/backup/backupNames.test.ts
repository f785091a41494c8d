import { describe, expect, it } from 'vitest';
import { backupName, backupsToRemove, parseBackupName } from '../../../../backend/backup/backupNames.ts';

const days = (count: number, month = '03'): string[] =>
  Array.from({ length: count }, (_, day) => `2026-${month}-${String(day + 1).padStart(2, '0')}`);

describe('backups', () => {
  it('are named by the local day, and by the occasion when there is one', () => {
    const morning = new Date(2026, 2, 1, 0, 5);
    expect(backupName(morning)).toBe('2026-03-01');
    expect(backupName(morning, 'before-version-2')).toBe('2026-03-01-before-version-2');
    expect(parseBackupName('2026-03-01-before-version-2')).toMatchObject({ occasion: 'before-version-2' });
    for (const other of ['unfinished-1a2b', '2026-03-01 copy', 'notes', '']) expect(parseBackupName(other)).toBeNull();
  });

  it('are kept for the seven newest days on which there is one', () => {
    expect(backupsToRemove(days(7), '2026-03-07')).toEqual([]);
    const gaps = ['2019-01-01', ...days(7), '2026-03-07-before-version-2'];
    expect(backupsToRemove(gaps, '2026-03-07')).toEqual(['2019-01-01']);
    expect(backupsToRemove([...days(10), 'my-own-folder'], '2026-03-10')).toEqual(days(3));
  });

  it('are kept when just made, also by a clock that was set back', () => {
    expect(backupsToRemove([...days(7), '1999-01-01'], '1999-01-01')).toEqual([]);
  });
});
