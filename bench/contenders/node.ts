import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { notificationsFor } from "../server/deliver";
import { userId } from "../server/pages";
import { numberIn, type Work, warmedUp } from "./work";

interface Item {
  readonly clientState?: string;
}

/** What nobody can do without: the text is parsed, and each secret compared. */
const read = (text: string, clientState: string): Item[] =>
  (JSON.parse(text) as { value: Item[] }).value.filter((item) => item.clientState === clientState);

export const readNotifications: Work = async (task) => {
  const clientState = String(task.input.clientState);
  const data = notificationsFor(numberIn(task, "notifications"), userId(0), clientState);
  return warmedUp(task, async () => {
    let count = 0;
    for (let time = 0; time < numberIn(task, "deliveries"); time += 1)
      count += read(data, clientState).length;
    return { count };
  });
};

/** A server that does the same and no more. */
export const receiveDeliveries: Work = async (task) => {
  const clientState = "bench";
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (read(Buffer.concat(chunks).toString("utf8"), clientState).length > 0) count += 1;
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const deliver = async (deliveries: number): Promise<number> => {
    const response = await fetch(`${task.origin}/bench/deliver`, {
      method: "POST",
      body: JSON.stringify({
        url: `http://127.0.0.1:${port}/`,
        deliveries,
        notifications: numberIn(task, "notifications"),
        subscriptionId: userId(0),
        clientState,
      }),
    });
    return ((await response.json()) as { lastMs: number }).lastMs;
  };
  await deliver(1);
  return async () => {
    count = 0;
    const wallMs = await deliver(numberIn(task, "deliveries"));
    return { count, wallMs };
  };
};

/** Loads another bundle than that of the component. */
export const load: Work = async ({ input }) => {
  const require = createRequire(__filename);
  return async () => {
    require(String(input.bundle));
    return { count: 1 };
  };
};
