/** Where other programs keep models, on each system, and by which settings. */
import { expect, it } from 'vitest';
import { foundPlaces } from '../../../../backend/model/foundPlaces.ts';

function foldersOf(tool: string, ...parameters: Parameters<typeof foundPlaces>): string[] {
  return foundPlaces(...parameters)
    .filter((place) => place.tool === tool)
    .map(({ folder }) => folder);
}

it('knows the usual folders of Linux', () => {
  const folders = (tool: string): string[] => foldersOf(tool, {}, '/home/ann', 'linux');
  expect(folders('llama.cpp')).toEqual(['/home/ann/.cache/llama.cpp']);
  expect(folders('LM Studio')).toEqual(['/home/ann/.lmstudio/models', '/home/ann/.cache/lm-studio/models']);
  expect(folders('the Hugging Face cache')).toEqual(['/home/ann/.cache/huggingface/hub']);
  expect(folders('GPT4All')).toEqual(['/home/ann/.local/share/nomic.ai/GPT4All']);
  expect(folders('Jan')).toContain('/home/ann/.local/share/Jan/data/llamacpp/models');
  expect(folders('Jan')).toContain('/home/ann/jan/models');
  expect(folders('Ollama')).toContain('/home/ann/.ollama/models');
  expect(folders('Ollama')).toContain('/usr/share/ollama/.ollama/models');
});

it('knows those of macOS and Windows', () => {
  const support = '/Users/ann/Library/Application Support';
  expect(foldersOf('llama.cpp', {}, '/Users/ann', 'darwin')).toEqual(['/Users/ann/Library/Caches/llama.cpp']);
  expect(foldersOf('GPT4All', {}, '/Users/ann', 'darwin')).toEqual([`${support}/nomic.ai/GPT4All`]);
  expect(foldersOf('Jan', {}, '/Users/ann', 'darwin')).toContain(`${support}/Jan/data/llamacpp/models`);
  expect(foldersOf('Ollama', {}, '/Users/ann', 'darwin')).toEqual(['/Users/ann/.ollama/models']);
  expect(foldersOf('llama.cpp', { LOCALAPPDATA: '/local' }, '/Users/ann', 'win32')).toEqual(['/local/llama.cpp']);
});

it('goes by the settings of each program', () => {
  const folders = (tool: string, environment: Record<string, string>): string[] =>
    foldersOf(tool, environment, '/home/ann', 'linux');
  expect(folders('llama.cpp', { LLAMA_CACHE: '/models' })).toEqual(['/models']);
  expect(folders('llama.cpp', { XDG_CACHE_HOME: '/c' })).toEqual(['/c/llama.cpp']);
  expect(folders('the Hugging Face cache', { HF_HOME: '/h' })).toEqual(['/h/hub']);
  expect(folders('the Hugging Face cache', { HF_HUB_CACHE: '/hub', HF_HOME: '/h' })).toEqual(['/hub']);
  expect(folders('Ollama', { OLLAMA_MODELS: '/o' })[0]).toBe('/o');
  expect(folders('llama.cpp', { LLAMA_CACHE: 'relative' })).toEqual(['/home/ann/.cache/llama.cpp']);
  expect(foldersOf('LM Studio', {}, '/home/ann', 'linux', '/big/lmstudio')[0]).toBe('/big/lmstudio/models');
});

it('looks only where it is told to, or nowhere', () => {
  expect(foundPlaces({ KITH_MODEL_FOLDERS: '/a:/b:c' }, '/home/ann').map(({ folder }) => folder)).toEqual(['/a', '/b']);
  expect(foundPlaces({ KITH_MODEL_FOLDERS: '' }, '/home/ann')).toEqual([]);
});
