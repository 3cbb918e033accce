import { createThrottleGates, ThrottleGate } from "./throttleGate";

let now: number;
let gate: ThrottleGate;

beforeEach(() => {
  now = Date.parse("2026-11-22T10:00:00Z");
  gate = new ThrottleGate(() => now);
});

/** One request from its beginning to its answer. */
const answered = (share?: string): void => {
  gate.begin();
  gate.end({ share });
};

const refused = (waitMs: number, information = "ResourceUnitLimitExceeded"): void => {
  gate.begin();
  gate.end({ waitMs, information });
};

/** How many requests pass one after the other while no answer comes. */
const passing = (most: number): number => {
  let count = 0;
  while (count < most && gate.heldMs("GET") === 0 && gate.hasRoom()) {
    gate.begin();
    count += 1;
  }
  return count;
};

describe("a gate", () => {
  it("lets everything pass as long as Graph tells no share", () => {
    answered();
    answered("nonsense");
    answered("0.5");
    expect(passing(500)).toBe(500);
  });

  it.each(["0.81", "0.99", "1.00"])("never holds who is alone, at a share of %s", (share) => {
    answered(share);
    expect(gate.heldMs("GET")).toBe(0);
    expect(gate.hasRoom()).toBe(true);
  });

  // A share has two digits: a request may take as much as a hundredth.
  it.each([
    ["0.80", 20],
    ["0.82", 18],
    ["0.90", 10],
    ["0.99", 1],
    ["1.00", 1],
  ])("lets as many pass at once as still fit, after a share of %s", (share, count) => {
    for (let told = 0.81; told < Number(share); told += 0.01) answered(told.toFixed(2));
    answered(share);
    expect(passing(500)).toBe(count);
  });

  it("counts on the largest share that a request took", () => {
    answered("0.85"); // From at most 0.80.
    expect(passing(500)).toBe(3);
  });

  it("believes in no wall that was passed", () => {
    answered("1.20");
    expect(passing(500)).toBe(500);
  });

  it("has room again when Graph tells no share any more", () => {
    answered("0.99");
    answered();
    expect(passing(500)).toBe(500);
  });

  it("holds all until a Retry-After is over, the latest of them", () => {
    refused(5_000);
    refused(2_000);
    expect([gate.heldMs("GET"), gate.heldMs("POST")]).toEqual([5_000, 5_000]);
    now += 4_999;
    expect(gate.heldMs("GET")).toBe(1);
    now += 1;
    expect(gate.heldMs("GET")).toBe(0);
  });

  it("lets one pass after a wait, and the others when that one was answered", () => {
    refused(5_000);
    now += 5_000;
    expect(passing(500)).toBe(1);
    gate.end({ share: undefined });
    expect(passing(500)).toBe(500);
  });

  it("takes an answer that comes during the wait for an old one", () => {
    gate.begin();
    refused(5_000);
    gate.end({ share: undefined });
    now += 5_000;
    expect(passing(500)).toBe(1);
  });

  it("holds writes only when their limit was reached", () => {
    refused(90_000, "WriteLimitExceeded");
    expect([gate.heldMs("GET"), gate.heldMs("PATCH")]).toEqual([0, 90_000]);
    expect(passing(500)).toBe(500);
  });

  it("resumes who waits with the next answer, and when none will come", async () => {
    gate.begin();
    const [first, second] = [gate.nextAnswer(), gate.nextAnswer()];
    gate.end();
    expect(await Promise.all([first, second])).toEqual([true, true]);
  });

  it("lets nobody wait for long for the answer to a request that hangs", async () => {
    gate.begin();
    const begun = performance.now();
    expect(await gate.nextAnswer()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe("the gates of a process", () => {
  it("are one for each app of a tenant, and forgotten when they are over", () => {
    const gates = createThrottleGates(() => now);
    const of = (key: string) => {
      gate = gates.of(key);
      return gate;
    };
    of("held");
    refused(20_000);
    of("writes");
    refused(20_000, "WriteLimitExceeded");
    of("near its limit");
    answered("0.90");
    of("under way").begin();
    expect(of("held").heldMs("GET")).toBe(20_000);
    expect(of("writes").heldMs("POST")).toBe(20_000);
    expect(of("near its limit").heldMs("GET")).toBe(0);
    for (let tenant = 0; tenant < 10_000; tenant += 1) of(`tenant ${tenant}`);
    expect(gates.size()).toBe(5);
    now += 9_999;
    of("a little earlier");
    expect(gates.size()).toBe(5);
    now += 1;
    of("another");
    expect(gates.size()).toBe(4); // The share is no news any more.
    now += 10_000;
    of("yet another");
    expect(gates.size()).toBe(2);
    gates.of("under way").end();
    of("the last");
    expect(gates.size()).toBe(1);
  });
});
