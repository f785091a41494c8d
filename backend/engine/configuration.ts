/** The exact settings the engine runs with. Measured reasons: design §4 and the engine reference, §2 and §3. */

/** Binaries of one engine, as the search for them returns. */
export interface EngineBinaries {
  redisServer: string;
  module: string;
}

export interface EnginePlace {
  /** folder of the append-only files, 0700 */
  data: string;
  /** unix socket, at most 100 bytes */
  socket: string;
  /** file for the engine's own log lines, which carry no user data */
  log: string;
  /** the data may be damaged: look into every value while loading it */
  distrust?: boolean;
}

/**
 * Command-line arguments of redis-server for a private, durable engine.
 * @param binaries where the server and the graph module are
 * @param place where data, socket and log go
 */
export function engineArguments(binaries: EngineBinaries, place: EnginePlace): string[] {
  const settings: [string, ...string[]][] = [
    ['dir', place.data],
    ['logfile', place.log],
    ['loglevel', 'notice'],
    // Reachable by this user only, and never over the network.
    ['port', '0'],
    ['unixsocket', place.socket],
    ['unixsocketperm', '600'],
    ['protected-mode', 'yes'],
    ['enable-debug-command', 'no'],
    ['enable-module-command', 'no'],
    // A reply means the write is on disk.
    ['appendonly', 'yes'],
    ['appendfsync', 'always'],
    // With a plain AOF base the rewrite child of the graph module crashes.
    ['aof-use-rdb-preamble', 'yes'],
    ['aof-load-truncated', 'yes'],
    // Rewritten by the worker when nothing else goes on, never beside the model.
    ['auto-aof-rewrite-percentage', '0'],
    ['save', ''],
    ['maxmemory', '0'],
    ['maxmemory-policy', 'noeviction'],
    ['shutdown-on-sigterm', 'nosave'],
    ['shutdown-timeout', '5'],
    // Nothing of a journal may end in a log or a crash report.
    ['crash-log-enabled', 'no'],
    ['hide-user-data-from-log', 'yes'],
    ['slowlog-max-len', '0'],
    ['databases', '1'],
    ['io-threads', '1'],
    ['hz', '1'],
    ['sanitize-dump-payload', place.distrust === true ? 'yes' : 'no'],
  ];
  const module: [string, string][] = [
    // Always replicate the query itself: a mix of queries and effects can make the AOF unloadable.
    ['EFFECTS_THRESHOLD', '1000000000'],
    ['THREAD_COUNT', '2'],
    ['OMP_THREAD_COUNT', '1'],
    ['CACHE_SIZE', '25'],
    ['CMD_INFO', 'no'],
    ['QUERY_MEM_CAPACITY', '536870912'],
  ];
  return [
    ...settings.flatMap(([name, ...values]) => [`--${name}`, ...values]),
    '--loadmodule',
    binaries.module,
    ...module.flat(),
  ];
}
