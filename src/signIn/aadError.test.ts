import { aadErrorText, readAadError } from "./aadError";

describe("errors of the sign-in endpoint", () => {
  it.each([
    [7000215, "Invalid client secret provided.", "enter its Value, not its ID"],
    [7000222, "The provided client secret keys are expired.", "The client secret has expired"],
    [
      7000229,
      "The client application 'x' is missing service principal in the tenant 'y'.",
      "grant admin consent to it, or create one",
    ],
    [90002, "Tenant 'x' not found.", "Check Tenant"],
    [65001, "The user or administrator has not consented.", "Grant admin consent"],
    [700024, "Client assertion is not within its valid time range.", "Correct the clock"],
    [
      700027,
      "Client assertion contains an invalid signature.",
      "Upload it under Certificates & secrets",
    ],
    [99999, "Something new.", "Check the connection."],
  ])("AADSTS%i says what to do", (code, said, advice) => {
    const body = {
      error: "x",
      error_description: `AADSTS${code}: ${said} Trace ID: 1 Correlation ID: 2`,
      error_codes: [code],
    };
    const text = aadErrorText(401, readAadError(body));
    expect(text).toContain(`Sign-in failed: AADSTS${code}: ${said} `);
    expect(text).toContain(advice);
    expect(text).not.toContain("Trace ID");
  });

  it.each([
    [{ error: "ECONNREFUSED" }, "Sign-in failed: ECONNREFUSED. Check the connection."],
    ["<html>", "Sign-in failed: the sign-in endpoint answered 502. Check the connection."],
    [undefined, "Sign-in failed: the sign-in endpoint answered 502. Check the connection."],
  ])("reads %p", (body, text) => {
    expect(aadErrorText(502, readAadError(body))).toBe(text);
  });
});
