import type { CaseOf, Contender, Goal, Scenario } from "./benchCase";

const floor: Contender = {
  key: "floor",
  label: "JSON.parse and a comparison",
  file: "node",
  work: "readNotifications",
};
const ours: Contender = {
  ...floor,
  key: "ours",
  label: "this component, trigger Webhook",
  file: "component",
};

const receiving = (notifications: number): readonly Contender[] => {
  const shared = { work: "receiveDeliveries", input: { notifications } };
  return [
    { ...shared, key: "floor", label: "node:http, JSON.parse and a comparison", file: "node" },
    {
      ...shared,
      key: "ours",
      label: "this component, User Trigger in the runner",
      file: "component",
    },
  ];
};

/** Twice as long, and Graph takes the endpoint for a slow one. */
const LAST_ANSWER_MS = 1_500;

export const notifications: CaseOf = (quick) => {
  const many = quick ? 20 : 1_000;
  const deliveries = quick ? 5 : 200;
  const input = {
    notifications: many,
    deliveries: quick ? 2 : 100,
    warm: 1,
    clientState: "s3cret",
  };
  const sum = input.notifications * input.deliveries;
  const atOnce = (each: number): Scenario => ({
    key: `at-once-${each}`,
    title: `${deliveries} deliveries of ${each.toLocaleString("en-US")} at once, over HTTP`,
    server: { users: 1, latencyMs: 0 },
    count: deliveries,
    contenders: receiving(each).map((contender) => ({
      ...contender,
      input: { ...contender.input, deliveries },
    })),
  });
  const last = (each: number): Goal => ({
    measure: "wallMs",
    of: { scenario: `at-once-${each}`, contender: "ours" },
    atMost: LAST_ANSWER_MS,
  });
  return {
    key: "notifications",
    claim: "A delivery costs little more than parsing it, and a burst is answered in time.",
    limitedBy:
      "The floor is one call of native code. Beside the same parsing, which the platform does, the component looks for numbers that parsing has rounded and puts their digits in, which is half of it; it leaves the secrets out of each item; and it writes the raw body anew without them, which is three quarters. Over HTTP, the runner keeps every run, and collecting that garbage is in the figure.",
    notes: [
      "The time over HTTP ends with the last answer. The process that delivers is not the one that answers.",
    ],
    scenarios: [
      {
        key: "cpu",
        title: `${input.deliveries} deliveries of ${many.toLocaleString("en-US")} notifications`,
        count: sum,
        contenders: [
          floor,
          { ...floor, key: "floorAgain", label: "JSON.parse and a comparison, once more" },
          ours,
        ].map((contender) => ({ ...contender, input })),
      },
      atOnce(1),
      atOnce(many),
    ],
    goals: [
      {
        measure: "cpuMs",
        of: { scenario: "cpu", contender: "ours" },
        against: { scenario: "cpu", contender: "floor" },
        atMost: 2,
      },
      last(1),
      last(many),
    ],
  };
};
