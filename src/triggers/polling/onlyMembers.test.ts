import type { GraphClient, GraphRequest } from "../../graph";
import type { ObjectNews } from "./events";
import { openMemory } from "./memory";
import { onlyMembers } from "./onlyMembers";

const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

/** A Graph that answers the membership of a user by the user's id. */
const graphOf = (answers: Record<string, { status: number; value?: string[] }>) => {
  const request = async ({ body }: GraphRequest) => {
    const { requests } = body as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => {
      const { status, value } = answers[url.split("/")[2] ?? ""] ?? { status: 500 };
      const error = { code: "Code", message: "No." };
      return { id, status, body: status === 200 ? { value } : { error } };
    });
    return { status: 200, headers: {}, body: { responses } };
  };
  return { origin: "https://graph.microsoft.com", request } as GraphClient;
};

const news = (id: string): ObjectNews => ({
  changeType: "updated",
  id,
  resource: "users",
  changedProperties: null,
  record: { id },
});

const told = async (answers: Parameters<typeof graphOf>[0]): Promise<unknown[]> => {
  const all = Object.keys(answers).map(news);
  const left = await onlyMembers(graphOf(answers), { operation: "Test" }, [GROUP], all, {
    round: "round",
    mode: "changes",
    resync: null,
    begins: true,
    startedMs: 0,
    lastRoundMs: 0,
    memory: openMemory(undefined),
  });
  return left.map(({ id }) => id);
};

it("members pass, and who is gone by now, since nobody can say that any more", async () => {
  expect(
    await told({
      member: { status: 200, value: [GROUP] },
      stranger: { status: 200, value: [] },
      gone: { status: 404 },
    }),
  ).toEqual(["member", "gone"]);
});

it("a refusal fails the round", async () => {
  await expect(told({ member: { status: 403 } })).rejects.toThrow("Test failed");
});
