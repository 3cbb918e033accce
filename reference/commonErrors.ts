import { GraphError } from "../src/graph";
import { table } from "./markdown";

const common = [
  {
    status: 401,
    code: "InvalidAuthenticationToken",
    graphMessage: "Lifetime validation failed, the token is expired.",
  },
  {
    status: 409,
    code: "Directory_ConcurrencyViolation",
    graphMessage:
      "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
  },
  { status: 429, code: "TooManyRequests", graphMessage: "Please retry again later." },
  { status: 503, code: "serviceNotAvailable", graphMessage: "Service not available." },
];

/** What every action can meet, after the tries that the component makes by itself. */
export const commonErrors = (): string =>
  table(
    ["Status", "Code", "What Graph says", "What to do"],
    common.map((failure) => {
      const { message } = new GraphError({
        operation: "An action",
        method: "GET",
        path: "/",
        details: [],
        ...failure,
      });
      const advice = message.split(`(${failure.status} ${failure.code}) `)[1] ?? "";
      return [String(failure.status), `\`${failure.code}\``, failure.graphMessage, advice];
    }),
  );
