/** Where other programs keep their models. Pure: environment and system in, folders out. */
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from '../paths.ts';

export interface FoundPlace {
  /** the program, as people call it */
  tool: string;
  /** absolute */
  folder: string;
  /** `files`: GGUF files by their names, in folders of any depth; `manifests`: named by digest, as Ollama does */
  layout: 'files' | 'manifests';
}

/**
 * The folders to look in, likely ones first; whether they exist is not asked. KITH_MODEL_FOLDERS replaces them all.
 * Sources: the settings pages of the tools; for llama.cpp `fs_get_cache_directory` in common.cpp.
 * @param userHome the person's home folder
 * @param pointedTo the folder that LM Studio's pointer file names, or null
 */
export function foundPlaces(
  environment: Environment,
  userHome: string,
  platform: NodeJS.Platform = process.platform,
  pointedTo: string | null = null,
): FoundPlace[] {
  const own = environment['KITH_MODEL_FOLDERS']?.split(delimiter).filter((folder) => isAbsolute(folder));
  if (own !== undefined) return own.map((folder) => ({ tool: folder, folder, layout: 'files' }));
  const set = (name: string): string | null => {
    const value = environment[name];
    return value !== undefined && isAbsolute(value) ? value : null;
  };
  const { cache, data, config } = systemFolders(set, userHome, platform);
  const hub = set('HF_HUB_CACHE') ?? set('HUGGINGFACE_HUB_CACHE') ?? join(hubHome(set, userHome), 'hub');
  const jan = [join(data, 'Jan', 'data'), join(config, 'Jan', 'data'), join(userHome, 'jan')];
  const files: [tool: string, folder: string | null][] = [
    ['llama.cpp', set('LLAMA_CACHE') ?? join(cache, 'llama.cpp')],
    ['LM Studio', pointedTo === null ? null : join(pointedTo, 'models')],
    ['LM Studio', join(userHome, '.lmstudio', 'models')],
    ['LM Studio', join(userHome, '.cache', 'lm-studio', 'models')],
    ['the Hugging Face cache', hub],
    ['GPT4All', join(data, 'nomic.ai', 'GPT4All')],
    ...jan.flatMap((folder): [string, string][] => [
      ['Jan', join(folder, 'llamacpp', 'models')],
      ['Jan', join(folder, 'models')],
    ]),
  ];
  const ollama = [
    set('OLLAMA_MODELS'),
    join(userHome, '.ollama', 'models'),
    ...(platform === 'linux' ? ['/usr/share/ollama/.ollama/models', '/var/lib/ollama/models'] : []),
  ];
  return [
    ...files.map(([tool, folder]) => ({ tool, folder, layout: 'files' as const })),
    ...ollama.map((folder) => ({ tool: 'Ollama', folder, layout: 'manifests' as const })),
  ].filter((place): place is FoundPlace => place.folder !== null);
}

/** The file in which LM Studio notes where it lives. */
export function lmStudioPointer(userHome: string): string {
  return join(userHome, '.lmstudio-home-pointer');
}

type ReadSetting = (name: string) => string | null;

function systemFolders(
  set: ReadSetting,
  userHome: string,
  platform: NodeJS.Platform,
): { cache: string; data: string; config: string } {
  if (platform === 'darwin') {
    const support = join(userHome, 'Library', 'Application Support');
    return { cache: join(userHome, 'Library', 'Caches'), data: support, config: support };
  }
  if (platform === 'win32') {
    const local = set('LOCALAPPDATA') ?? join(userHome, 'AppData', 'Local');
    return { cache: local, data: local, config: set('APPDATA') ?? join(userHome, 'AppData', 'Roaming') };
  }
  return {
    cache: set('XDG_CACHE_HOME') ?? join(userHome, '.cache'),
    data: set('XDG_DATA_HOME') ?? join(userHome, '.local', 'share'),
    config: set('XDG_CONFIG_HOME') ?? join(userHome, '.config'),
  };
}

/** The hub's Python library keeps to one place on every system. */
function hubHome(set: ReadSetting, userHome: string): string {
  return set('HF_HOME') ?? join(set('XDG_CACHE_HOME') ?? join(userHome, '.cache'), 'huggingface');
}
