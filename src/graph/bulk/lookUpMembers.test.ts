import { playGraph } from "../../../test/harness/playGraph";
import { createTransport } from "../http/transport";
import { lookUpMembers } from "./lookUpMembers";

const START = Date.parse("2026-11-22T10:00:00Z");

let time = START;

const graph = createTransport({
  origin: "https://graph.microsoft.com",
  accessToken: async () => "t",
  now: () => new Date(time),
  sleep: async (ms) => {
    time += ms;
  },
});

beforeEach(() => {
  time = START;
});

const purpose = { operation: "Write Many" };
const look = (ids: readonly string[], endsAt = Date.now() + 60_000) =>
  lookUpMembers(graph, purpose, "g", ids, { now: () => new Date(time), endsAt });

describe("lookUpMembers", () => {
  it("asks nothing when nothing is open, or the time of the step is over", async () => {
    const calls = playGraph([]);
    expect((await look([])).size).toBe(0);
    expect((await look(["a"], START)).size).toBe(0);
    expect(calls).toEqual([]);
  });

  it("keeps what the list has shown when it breaks off, and asks for the others one by one", async () => {
    const link = "https://graph.microsoft.com/v1.0/groups/g/members?$skiptoken=1";
    const calls = playGraph([
      { body: { value: [{ id: "A" }, { id: "x" }], "@odata.nextLink": link } },
      { status: 403, body: { error: { code: "Denied", message: "No." } } },
      {
        body: {
          responses: [
            { id: "0", status: 200, body: { value: [] } },
            { id: "1", status: 200, body: { value: ["g"] } },
            { id: "2", status: 404, body: { error: { code: "NotFound", message: "Gone." } } },
            { id: "3", status: 403, body: { error: { code: "Denied", message: "No." } } },
            { id: "4", status: 200, body: {} },
          ],
        },
      },
    ]);
    const found = await look(["a", "b", "c", "d", "e", "f"]);
    expect([...found]).toEqual([
      ["a", true],
      ["b", false],
      ["d", false],
    ]);
    expect(calls).toHaveLength(3);
  });

  it("gives up, and throws nothing, when the sign-in fails", async () => {
    playGraph([]);
    const unsigned = createTransport({
      origin: "https://graph.microsoft.com",
      accessToken: async () => {
        throw new Error("AADSTS7000222");
      },
    });
    expect((await lookUpMembers(unsigned, purpose, "g", ["a"], {})).size).toBe(0);
  });
});
