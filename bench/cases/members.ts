import type { CaseOf, Contender } from "./benchCase";

export const members: CaseOf = (quick) => {
  const count = quick ? 500 : 10_000;
  const input = { members: count };
  const floor: Contender = {
    key: "floor",
    label: "undici, 400 members a request, one after the other",
    file: "undici",
    work: "addMembers",
    input,
  };
  const ours = { scenario: "members-50", contender: "ours" };
  return {
    key: "members",
    claim: "Add Members to Group writes ten thousand members in 25 requests.",
    limitedBy:
      "The round trips: writes of one group follow each other, since Graph refuses them otherwise.",
    notes: [
      "One request a member, as most connectors do it, is not run with axios: 10,000 times 50 ms are more than eight minutes.",
    ],
    scenarios: [
      {
        key: "members-50",
        title: `${count.toLocaleString("en-US")} members, 50 ms`,
        server: { users: 10, latencyMs: 50 },
        count,
        contenders: [
          floor,
          { ...floor, key: "floorAgain", label: `${floor.label}, once more` },
          { ...floor, key: "ours", label: "this component", file: "component" },
          {
            ...floor,
            key: "graph",
            label: "microsoft-graph-client, BatchRequestContent, one member a request",
            file: "graphClient",
            https: true,
            rounds: 1,
          },
        ],
      },
    ],
    goals: [
      { measure: "requests", of: ours, atMost: 30 },
      { measure: "wallMs", of: ours, against: { ...ours, contender: "floor" }, atMost: 1.15 },
    ],
  };
};
