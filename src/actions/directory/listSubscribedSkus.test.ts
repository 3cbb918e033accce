import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

interface Result {
  value: { skuId: string; available: number }[];
}

describe("listSubscribedSkus", () => {
  it("asks as the documentation does, and tells what is left of each", async () => {
    const { request, response } = graphExchange("subscribedSkus.list");
    const calls = playGraph([response]);
    const { value } = (response.body ?? {}) as Result;
    expect(await runAction("listSubscribedSkus")).toEqual({
      value: [
        { ...value[0], available: 11 },
        { ...value[1], available: 0 },
      ],
    });
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it.each([
    [{ enabled: 25, warning: 0 }, 14, 11],
    [{ enabled: 0, warning: 10 }, 4, 6],
    [{ enabled: 5, warning: 3, suspended: 9, lockedOut: 9 }, 2, 6],
    [{ enabled: 5, warning: 0 }, 7, 0],
    [{ enabled: null }, null, 0],
    [null, 1, 0],
    [undefined, undefined, 0],
  ])("of %j, %p used, leaves %i", async (prepaidUnits, consumedUnits, available) => {
    playGraph([{ body: { value: [{ skuId: "1", prepaidUnits, consumedUnits }] } }]);
    const { value } = await runAction<Result>("listSubscribedSkus");
    expect(value).toMatchObject([{ available }]);
  });
});
