import type { Socket } from "node:net";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly acceptsGzip: boolean;
  readonly body: string;
  /** Milliseconds since the connection had its last answer; 0 for its first request. */
  readonly idleMs: number;
}

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers?: string;
}

const END_OF_HEAD = "\r\n\r\n";

const headOf = ({ status, body, headers = "" }: Answer): string =>
  `HTTP/1.1 ${status} ${status < 300 ? "OK" : "Refused"}\r\n` +
  "Content-Type: application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8\r\n" +
  "request-id: 9f1c1a0e-5a9b-4f2e-8f0c-3b1d2a6c7e11\r\n" +
  `${headers}Content-Length: ${body.length}\r\n\r\n`;

/**
 * Speaks HTTP/1.1 on one connection: requests with a Content-Length, one after the other. Node's own
 * server costs more than the fastest client here, and would be what is measured.
 */
export const speak = (
  socket: Socket,
  latencyMs: number,
  answer: (request: Request) => Answer | Promise<Answer>,
): void => {
  let received: Buffer = Buffer.alloc(0);
  let busy = false;
  let answeredAt: number | undefined;

  const send = (reply: Answer): void => {
    if (socket.destroyed) return;
    socket.cork();
    socket.write(headOf(reply), "latin1");
    socket.write(reply.body);
    socket.uncork();
    answeredAt = performance.now();
    busy = false;
    next();
  };

  const next = (): void => {
    if (busy) return;
    const end = received.indexOf(END_OF_HEAD);
    if (end === -1) return;
    const head = received.toString("latin1", 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const start = end + END_OF_HEAD.length;
    if (received.length < start + length) return;
    busy = true;
    const [method = "", target = "/"] = head.slice(0, head.indexOf("\r\n")).split(" ");
    const query = target.indexOf("?");
    const request = {
      method,
      path: query === -1 ? target : target.slice(0, query),
      params: new URLSearchParams(query === -1 ? "" : target.slice(query + 1)),
      acceptsGzip: /\r\naccept-encoding:[^\r]*gzip/i.test(head),
      body: received.toString("utf8", start, start + length),
      idleMs: answeredAt === undefined ? 0 : performance.now() - answeredAt,
    };
    received = received.subarray(start + length);
    const reply = async () => send(await answer(request));
    if (latencyMs === 0) void reply();
    else setTimeout(() => void reply(), latencyMs);
  };

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    next();
  });
};
