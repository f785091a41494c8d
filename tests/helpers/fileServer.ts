/** A small server on this machine that serves one file as a hub does, or as badly as a test wants. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface SeenRequest {
  path: string;
  range: string | undefined;
  ifRange: string | undefined;
}

export class FileServer {
  /** what was asked for so far */
  readonly requests: SeenRequest[] = [];
  /** answers for the next requests, in order; after them the file is served well */
  readonly next: Answer[] = [];
  etag = '"one"';
  origin = '';

  constructor(public content: Buffer) {}

  get url(): string {
    return `${this.origin}/model.gguf`;
  }

  /** Serves the file, or the range asked for when the file is still the one it was asked of. */
  readonly serve: Answer = (request, response) => {
    const { start, partial } = this.wanted(request);
    if (start >= this.content.length) {
      response.writeHead(416, { 'content-range': `bytes */${this.content.length}` }).end();
      return;
    }
    response.writeHead(partial ? 206 : 200, this.headers(start, partial));
    response.end(this.content.subarray(start));
  };

  /** Serves, but ends the connection after so many bytes of the file. */
  cutAt(end: number): Answer {
    return (request, response) => {
      const { start, partial } = this.wanted(request);
      response.writeHead(partial ? 206 : 200, this.headers(start, partial));
      response.write(this.content.subarray(start, end), () => response.destroy());
    };
  }

  /** Serves so many bytes of the file, and then nothing more, while the connection stays. */
  silentAt(end: number): Answer {
    return (request, response) => {
      const { start, partial } = this.wanted(request);
      response.writeHead(partial ? 206 : 200, this.headers(start, partial));
      response.write(this.content.subarray(start, end));
    };
  }

  /** Serves this status and these headers with the whole file, whatever is asked for. */
  says(status: number, headers: OutgoingHttpHeaders, body: Buffer | string = this.content): Answer {
    return (_, response) => {
      response.writeHead(status, headers);
      response.end(body);
    };
  }

  headers(start: number, partial: boolean): OutgoingHttpHeaders {
    const { length } = this.content;
    const range = { 'content-range': `bytes ${start}-${length - 1}/${length}` };
    return {
      'content-length': length - start,
      'accept-ranges': 'bytes',
      etag: this.etag,
      ...(partial && range),
    };
  }

  wanted(request: IncomingMessage): { start: number; partial: boolean } {
    const first = /bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1];
    const unless = request.headers['if-range'];
    const partial = first !== undefined && (unless === undefined || unless === this.etag);
    return { start: partial ? Number(first) : 0, partial };
  }
}

/** Starts a server that ends with the test. */
export async function serveFile(content: Buffer): Promise<FileServer> {
  const files = new FileServer(content);
  const server = createServer((request, response) => {
    const { range, 'if-range': unless } = request.headers;
    const ifRange = typeof unless === 'string' ? unless : undefined;
    files.requests.push({ path: request.url ?? '', range, ifRange });
    // A downloader that gives up closes its connections.
    response.on('error', () => undefined);
    void (files.next.shift() ?? files.serve)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  files.origin = `http://127.0.0.1:${address.port}`;
  return files;
}
