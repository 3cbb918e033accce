const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString("base64url");

/** An access token that says what it allows, as those of Graph do; nobody here checks its signature. */
export const unsignedToken = (claims: Readonly<Record<string, unknown>>): string =>
  [encoded({ typ: "JWT", alg: "RS256" }), encoded(claims), "signature"].join(".");
