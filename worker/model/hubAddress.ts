/** Where a file of the hub lies: the model library knows the hub's address and the settings that change it. */
import { tmpdir } from 'node:os';
import { createModelDownloader } from 'node-llama-cpp';

/**
 * The address of an `hf:` URI. The library does not tell addresses, so its downloader is started with a fetch that notes
 * what is asked for, and finds nothing.
 * Throws for a URI it does not understand. Replaces `fetch` meanwhile: for a process that does nothing else.
 */
export async function hubAddress(uri: string): Promise<string> {
  const { fetch } = globalThis;
  let address: string | null = null;
  globalThis.fetch = async (request) => {
    address ??= request instanceof Request ? request.url : String(request);
    return new Response(null, { status: 404 });
  };
  try {
    await createModelDownloader({ modelUri: uri, dirPath: tmpdir(), fileName: 'address' });
  } catch (error) {
    if (address === null) throw error;
  } finally {
    globalThis.fetch = fetch;
  }
  if (address === null) throw new Error(`the hub does not know ${uri}`);
  return address;
}
