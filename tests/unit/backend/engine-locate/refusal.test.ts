/** What the system's loader says becomes one line that a person can act on. */
import { describe, expect, it } from 'vitest';
import { glibcVersion, isAtLeast, refusalReason, startRefusal } from '../../../../backend/engine/refusal.ts';

describe('why a binary does not run', () => {
  it('names the newest glibc that is asked for, and the one that is here', () => {
    const said = [
      "/x/redis-server: /lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /x/redis-server)",
      "/x/redis-server: /lib/libm.so.6: version `GLIBC_2.9' not found (required by /x/redis-server)",
      "/x/redis-server: /lib/libc.so.6: version `GLIBC_2.38' not found (required by /x/redis-server)",
    ].join('\n');
    expect(refusalReason(said, '2.36')).toBe(
      'it needs glibc 2.38 or newer, this system has 2.36; it needs a newer libstdc++ (GLIBCXX_3.4.32)',
    );
  });

  it('names each missing library once, with the package that has it', () => {
    const said = [
      'Module /x/falkordb.so failed to load: libgomp.so.1: cannot open shared object file: No such file or directory',
      'libssl.so.3: cannot open shared object file: No such file or directory',
      'libssl.so.3: cannot open shared object file: No such file or directory',
      'libodd.so.7: cannot open shared object file: No such file or directory',
    ].join('\n');
    expect(refusalReason(said, null)).toBe(
      'libgomp.so.1 is missing (package libgomp1); libssl.so.3 is missing (package libssl3); libodd.so.7 is missing',
    );
  });

  it('else gives the last line, harmless and short', () => {
    expect(refusalReason('first\nsome \u001b[31mred\u0007 words\n\n', null)).toBe('some  [31mred  words');
    expect(refusalReason(`x${'y'.repeat(1000)}`, null)).toHaveLength(200);
    expect(refusalReason('', null)).toBe('it ended without a word');
  });

  it.each([
    ['EACCES', /may not be run/],
    ['ENOENT', /loader is missing/],
    ['ENOEXEC', /another kind of machine/],
  ])('explains %s', (code, reason) => {
    expect(startRefusal(Object.assign(new Error('spawn'), { code }))).toMatch(reason);
  });

  it('compares versions by number', () => {
    expect(isAtLeast('7.10.0', '7.2')).toBe(true);
    expect(isAtLeast('7.0.15', '7.2')).toBe(false);
    expect(isAtLeast('8', '7.2.1')).toBe(true);
  });

  it.runIf(process.platform === 'linux')('knows the C library of this machine', () => {
    expect(glibcVersion()).toMatch(/^2\.\d+$/);
  });
});
