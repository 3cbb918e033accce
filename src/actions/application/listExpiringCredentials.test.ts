import { authorized, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const QUERY = "$select=id%2CappId%2CdisplayName%2CpasswordCredentials%2CkeyCredentials&$top=999";
const APPLICATIONS = `/v1.0/applications?${QUERY}`;
const PRINCIPALS = `/v1.0/servicePrincipals?${QUERY}`;

interface Row {
  keyId: string;
  applicationObjectId: string | null;
  owners?: unknown;
}
interface Result {
  value: Row[];
  checked: number;
}

const run = (inputs = {}) => runAction<Result>("listExpiringCredentials", inputs);
const keys = ({ value }: Result): string[] => value.map(({ keyId }) => keyId);

const ends = (keyId: string, endDateTime: unknown, displayName?: string) => ({
  keyId,
  endDateTime,
  displayName,
});
const app = (id: string, secrets: object[] | null, certificates: object[] | null = []) => ({
  id,
  appId: `app-${id}`,
  displayName: `App ${id}`,
  passwordCredentials: secrets,
  keyCredentials: certificates,
});
const list = (...value: unknown[]) => ({ body: { value } });
const batched = (...responses: object[]) => ({
  body: { responses: responses.map((one, id) => ({ id: `${id}`, status: 200, ...one })) },
});

const NOW = "2026-11-25T10:00:00Z";

describe("listExpiringCredentials", () => {
  freezeDate(new Date(NOW));
  skipWaits();

  it("reads all applications with the least that is needed, and gives what ends soon", async () => {
    const calls = playGraph([
      list(
        app(
          "1",
          [ends("s1", "2026-12-05T09:59:59Z", "Nightly")],
          [ends("c1", "2026-11-30T10:00:00Z")],
        ),
        app("2", null, null),
      ),
    ]);
    expect(await run()).toEqual({
      value: [
        {
          applicationObjectId: "1",
          appId: "app-1",
          displayName: "App 1",
          kind: "certificate",
          keyId: "c1",
          credentialName: null,
          endDateTime: "2026-11-30T10:00:00Z",
          daysLeft: 5,
          status: "expiring",
        },
        {
          applicationObjectId: "1",
          appId: "app-1",
          displayName: "App 1",
          kind: "secret",
          keyId: "s1",
          credentialName: "Nightly",
          endDateTime: "2026-12-05T09:59:59Z",
          daysLeft: 9,
          status: "expiring",
        },
      ],
      checked: 2,
    });
    expect(calls).toEqual([{ method: "GET", path: APPLICATIONS, headers: authorized }]);
  });

  it("takes what ends at the very end of the days, and nothing after it", async () => {
    playGraph([
      list(app("1", [ends("in", "2026-12-25T10:00:00Z"), ends("out", "2026-12-25T10:00:01Z")])),
    ]);
    expect(keys(await run())).toEqual(["in"]);
  });

  it.each([
    ["2026-11-25T10:00:01Z", 0, "expiring"],
    [NOW, 0, "expired"],
    ["2026-11-25T09:59:59Z", -1, "expired"],
    ["2026-11-24T09:59:59Z", -2, "expired"],
    ["2020-01-01T00:00:00.1234567Z", -2521, "expired"],
  ])("%s has %d days left and is %s", async (end, daysLeft, status) => {
    playGraph([list(app("1", [ends("k", end)]))]);
    expect((await run()).value).toMatchObject([{ daysLeft, status, endDateTime: end }]);
  });

  it.each([
    [{ days: "1" }, ["old", "soon"]],
    [{ days: "1", includeExpired: "false" }, ["soon"]],
    [{ days: 0 }, ["old"]],
    [{ days: "60" }, ["old", "soon", "later"]],
    [{ days: "" }, ["old", "soon"]],
  ])("%j", async (inputs, found) => {
    playGraph([
      list(
        app("1", [
          ends("later", "2027-01-20T00:00:00Z"),
          ends("soon", "2026-11-26T00:00:00Z"),
          ends("old", "2024-01-01T00:00:00Z"),
        ]),
      ),
    ]);
    expect(keys(await run(inputs))).toEqual(found);
  });

  it("leaves out what has no end that can be read", async () => {
    playGraph([list(app("1", [ends("a", null), ends("b", undefined), ends("c", "never")]))]);
    expect(await run()).toEqual({ value: [], checked: 1 });
  });

  it("sorts by the moment of the end, whichever list and page it comes from", async () => {
    const calls = playGraph([
      {
        body: {
          value: [
            app("1", [ends("3", "2026-11-28T00:00:00Z"), ends("1", "2026-11-26T00:00:00.5Z")]),
          ],
          "@odata.nextLink": `https://graph.microsoft.com${APPLICATIONS}&$skiptoken=x`,
        },
      },
      list(app("2", [ends("0", "2026-11-26T00:00:00Z")])),
      list(app("3", [], [ends("2", "2026-11-27T00:00:00Z", "SAML")])),
    ]);
    const result = await run({ includeServicePrincipals: true });
    expect(keys(result)).toEqual(["0", "1", "2", "3"]);
    expect(result.checked).toBe(3);
    expect(result.value[2]).toEqual({
      applicationObjectId: null,
      servicePrincipalId: "3",
      appId: "app-3",
      displayName: "App 3",
      kind: "certificate",
      keyId: "2",
      credentialName: "SAML",
      endDateTime: "2026-11-27T00:00:00Z",
      daysLeft: 1,
      status: "expiring",
    });
    expect(calls.map(({ path }) => path)).toEqual([
      APPLICATIONS,
      `${APPLICATIONS}&$skiptoken=x`,
      PRINCIPALS,
    ]);
  });

  const expiredLink = {
    status: 400,
    body: graphFault("Directory_ExpiredPageToken", "The page token has expired."),
  };

  it("starts over, once, when a page link expires, and counts nothing twice", async () => {
    const nextLink = `https://graph.microsoft.com${APPLICATIONS}&$skiptoken=x`;
    const first = {
      body: { value: [app("1", [ends("1", NOW)])], "@odata.nextLink": nextLink },
    };
    playGraph([first, expiredLink, first, list(app("2", []))]);
    const result = await run();
    expect([keys(result), result.checked]).toEqual([["1"], 2]);
  });

  it("waits as long as Graph asks when the limit of keyCredentials is reached", async () => {
    const calls = playGraph([
      { status: 429, headers: { "Retry-After": "40" }, body: graphFault("TooManyRequests", "") },
      list(app("1", [])),
    ]);
    expect((await run()).checked).toBe(1);
    expect(calls).toHaveLength(2);
  });

  it("says how far it came when it breaks off", async () => {
    const nextLink = `https://graph.microsoft.com${APPLICATIONS}&$skiptoken=x`;
    playGraph([
      { body: { value: [app("1", [])], "@odata.nextLink": nextLink } },
      { status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
    ]);
    await expect(run()).rejects.toThrow(
      /^List Expiring Credentials failed after 1 page with 1 entries: No\./,
    );
  });

  describe("owners", () => {
    const owner = (id: string, more = {}) => ({
      "@odata.type": "#microsoft.graph.user",
      id,
      ...more,
    });

    it("are read in a batch, once for each application, and null where they cannot be read", async () => {
      const calls = playGraph([
        list(
          app("1", [ends("a", NOW), ends("b", NOW)]),
          app("2", [ends("c", NOW)]),
          app("3", [ends("d", "2030-01-01T00:00:00Z")]),
        ),
        list(app("4", [ends("e", NOW)])),
        batched(
          {
            body: {
              value: [
                owner("u", { displayName: "Adele", userPrincipalName: "a@x.com" }),
                owner("v"),
              ],
            },
          },
          { status: 404, body: graphFault("Request_ResourceNotFound", "Gone.") },
          { body: { value: [] } },
        ),
      ]);
      const { value } = await run({ includeOwners: true, includeServicePrincipals: true });
      const owners = [
        { id: "u", displayName: "Adele", userPrincipalName: "a@x.com" },
        { id: "v", displayName: null, userPrincipalName: null },
      ];
      expect(value.map((one) => [one.keyId, one.owners])).toEqual([
        ["a", owners],
        ["b", owners],
        ["c", null],
        ["e", []],
      ]);
      const sent = calls[2]?.body as { requests: { method: string; url: string }[] };
      const query = "$select=id%2CdisplayName%2CuserPrincipalName&$top=999";
      expect(sent.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        `GET /applications/1/owners?${query}`,
        `GET /applications/2/owners?${query}`,
        `GET /servicePrincipals/4/owners?${query}`,
      ]);
    });

    it("are not asked for when nothing ends", async () => {
      const calls = playGraph([list(app("1", []))]);
      expect(await run({ includeOwners: true })).toEqual({ value: [], checked: 1 });
      expect(calls).toHaveLength(1);
    });

    it("go twenty to a batch", async () => {
      const apps = Array.from({ length: 41 }, (_, index) =>
        app(`${index}`, [ends(`${index}`, NOW)]),
      );
      const responses = (from: number, to: number) => ({
        body: {
          responses: Array.from({ length: to - from }, (_, place) => ({
            id: `${from + place}`,
            status: 200,
            body: { value: [] },
          })),
        },
      });
      const calls = playGraph([
        list(...apps),
        responses(0, 20),
        responses(20, 40),
        responses(40, 41),
      ]);
      const { value } = await run({ includeOwners: true });
      expect(value.every(({ owners }) => Array.isArray(owners))).toBe(true);
      expect(calls).toHaveLength(4);
    });
  });

  it.each([
    ["-1", "must be a whole number from 0 to 36500"],
    ["soon", "must be a whole number"],
    ["1.5", "must be a whole number"],
  ])("refuses %p days without a request", async (days, problem) => {
    const calls = playGraph([]);
    await expect(run({ days })).rejects.toThrow(`Expires Within (Days): ${problem}`);
    expect(calls).toEqual([]);
  });
});
