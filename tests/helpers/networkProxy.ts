/** A network between a program and an engine on the loopback: it can fall silent, and it can speak TLS. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';

export interface NetworkProxy {
  port: number;
  /** from now on nothing comes through in either direction, and nobody is told */
  cut: () => void;
  /** what was held back comes through, and all else again */
  restore: () => void;
}

/** Forwards a new port to another. @param certificate given: the near side speaks TLS with it */
export async function networkProxy(to: number, certificate?: { key: Buffer; cert: Buffer }): Promise<NetworkProxy> {
  const ends = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): void => {
    ends.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => ends.delete(socket));
  };
  const join = (near: Socket): void => {
    const far = connect(to, '127.0.0.1');
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(from);
      from.on('data', (data) => onto.write(data));
      from.on('end', () => onto.end());
      from.on('close', () => !isCut && onto.destroy());
      if (isCut) from.pause();
    }
  };
  const server: Server = certificate ? createTlsServer(certificate, join) : createServer(join);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      for (const end of ends) end.pause();
    },
    restore() {
      isCut = false;
      for (const end of ends) end.resume();
    },
  };
}
