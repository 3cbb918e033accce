import { graphFault } from "../../../test/harness/playGraph";
import { failureFromResponse } from "./readFailure";

const request = { operation: "Get User", method: "GET", path: "/users/1" } as const;

const messageOf = (body: string): string =>
  failureFromResponse(request, { status: 400, headers: {}, body }, new Date()).graphMessage;

it.each([
  ["an error of Graph", (text: string) => JSON.stringify(graphFault("Some", text))],
  ["somebody else's text", (text: string) => text],
])("shows the first 1,000 characters of %s", (_what, body) => {
  expect(messageOf(body("x".repeat(1_000)))).toBe("x".repeat(1_000));
  expect(messageOf(body(`${"x".repeat(1_000)}y`))).toBe("x".repeat(1_000));
});
