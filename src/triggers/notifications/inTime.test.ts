import { inTime } from "./inTime";

const never = new Promise<never>(() => {});

describe("inTime", () => {
  it("gives the value, or the failure, of what is done by then", async () => {
    const due = Date.now() + 1_000;
    expect(await inTime(Promise.resolve(1), due)).toBe(1);
    await expect(inTime(Promise.reject(new Error("no")), due)).rejects.toThrow("no");
  });

  it("waits no longer than that, and not at all when it is past", async () => {
    const startedAt = performance.now();
    await expect(inTime(never, Date.now() + 50)).rejects.toThrow("did not answer in time");
    await expect(inTime(never, Date.now() - 1_000)).rejects.toThrow("did not answer in time");
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
