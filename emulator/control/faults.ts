import { Hono } from "hono";
import type { Emulator } from "../emulator";
import type { Fault, FaultAnswer } from "../faults";
import { bodyReader, wrong } from "./body";

type Plan = Omit<Fault, "path" | "answer"> & {
  /** A regular expression. */
  readonly path?: string;
  readonly answer: FaultAnswer;
};

const answer = (kind: FaultAnswer["kind"], properties: object = {}, required: string[] = []) => ({
  additionalProperties: false,
  required: ["kind", ...required],
  properties: { kind: { const: kind }, ...properties },
});

const ANSWERS = [
  answer(
    "status",
    {
      status: { type: "integer", minimum: 200, maximum: 599 },
      headers: { type: "object", additionalProperties: { type: "string" } },
      body: { type: ["string", "object"] },
      done: { type: "boolean" },
    },
    ["status"],
  ),
  answer("latency", { ms: { type: "integer", minimum: 0 } }, ["ms"]),
  answer("reset", { done: { type: "boolean" } }),
  answer("malformed", { body: { type: "string" }, contentType: { type: "string" } }, ["body"]),
  answer("truncate"),
  answer("stall"),
  answer("concurrencyViolation"),
  answer("quotaExceeded"),
  answer("resourceSizeExceeded"),
  answer("expireTokens"),
];

/** A single plan counts as a list of one. */
const readPlans = bodyReader<readonly Plan[]>(
  {
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["answer"],
      properties: {
        method: { enum: ["GET", "POST", "PATCH", "PUT", "DELETE"] },
        path: { type: "string" },
        skip: { type: "integer", minimum: 0 },
        times: { type: "integer", minimum: 1 },
        answer: {
          type: "object",
          required: ["kind"],
          discriminator: { propertyName: "kind" },
          oneOf: ANSWERS,
        },
      },
    },
  },
  (body) => [body].flat(),
);

const pattern = (path: string): RegExp => {
  try {
    return new RegExp(path, "i");
  } catch (error) {
    throw wrong(`/path ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What goes wrong on purpose, with Graph and with signing in. The first plan that fits a request answers it. */
export const faultRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();

  const shown = () =>
    emulator.faults.planned().map(({ fault: { path, answer: given, ...rest }, hit }) => ({
      ...rest,
      ...(path === undefined ? {} : { path: path.source.replaceAll("\\/", "/") }),
      answer: given,
      hit,
    }));

  routes.get("/faults", (c) => c.json(shown()));

  routes.post("/faults", async (c) => {
    const plans = await readPlans(c);
    const faults = plans.map(({ path, ...rest }) => ({
      ...rest,
      ...(path === undefined ? {} : { path: pattern(path) }),
    }));
    emulator.faults.plan(...faults);
    return c.json(shown(), 201);
  });

  routes.delete("/faults", (c) => {
    emulator.faults.clear();
    return c.body(null, 204);
  });

  return routes;
};
