import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock } from "../../emulator/clock";
import { createDelivery } from "../../emulator/delivery";

const MINUTE = 60_000;

// Milliseconds instead of 3 and 10 s: the shares and the ten minutes are what is tested. A loaded machine answers
// later than it was told, so what must not be late has a wide limit.
const SLOW = { slowMs: 20, tooSlowMs: 5_000 };
const TOO_SLOW = { slowMs: 20, tooSlowMs: 60 };

const closing: (() => Promise<unknown>)[] = [];

// After a failure, too: an open server would keep jest from ending.
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const endpoint = async (delayMs: () => number) => {
  let received = 0;
  const server = createServer((_request, response) => {
    received += 1;
    setTimeout(() => response.writeHead(202).end(), delayMs());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received: () => received,
  };
};

const deliverAll = async (
  delivery: ReturnType<typeof createDelivery>,
  url: string,
  count: number,
) => {
  for (let number = 0; number < count; number += 1) {
    delivery.deliver(url, [{ number }]);
    await Promise.all(delivery.busy());
  }
};

it("a slow endpoint gets its notifications ten minutes late", async () => {
  const clock = createClock();
  const delivery = createDelivery(clock, SLOW);
  const slow = await endpoint(() => 35);
  await deliverAll(delivery, slow.url, 10);
  expect(delivery.stateOf(slow.url)).toBe("slow");
  delivery.deliver(slow.url, [{}]);
  await Promise.all(delivery.busy());
  expect(slow.received()).toBe(10);
  clock.advance(10 * MINUTE);
  await Promise.all(delivery.busy());
  expect(slow.received()).toBe(11);
  expect(delivery.stateOf(slow.url)).toBe("healthy");
});

it("an endpoint that hardly answers gets nothing for ten minutes", async () => {
  const clock = createClock();
  const delivery = createDelivery(clock, TOO_SLOW);
  const dead = await endpoint(() => 80);
  await deliverAll(delivery, dead.url, 10);
  expect(delivery.stateOf(dead.url)).toBe("drop");
  delivery.deliver(dead.url, [{}]);
  clock.advance(10 * MINUTE + 1);
  await Promise.all(delivery.busy());
  expect(dead.received()).toBe(10);
  expect(delivery.stateOf(dead.url)).toBe("healthy");
});
