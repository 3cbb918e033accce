import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const get = { url: "/users", method: "GET" };

const circular: Record<string, unknown> = {};
circular.self = circular;

const KEYS: Readonly<Record<string, string>> = {
  "Form Data": "formData",
  "File Data": "fileData",
  Header: "headers",
  "Query Parameter": "queryParams",
  "File Data File Names": "fileDataFileNames",
};

describe("rawRequest", () => {
  it.each([
    ["/users", "/v1.0/users"],
    ["users", "/v1.0/users"],
    ["/v1.0/users", "/v1.0/users"],
    ["https://graph.microsoft.com/beta/users?$top=1", "/beta/users?$top=1"],
    ["/users?$filter=displayName eq 'x'", "/v1.0/users?$filter=displayName%20eq%20%27x%27"],
    ["/$batch", "/v1.0/$batch"],
  ])("reaches %s", async (url, path) => {
    const calls = playGraph([{ body: { value: [] } }]);
    expect(await runAction("rawRequest", { ...get, url })).toEqual({ value: [] });
    expect(calls).toEqual([{ method: "GET", path, headers: authorized }]);
  });

  it("adds query parameters and headers", async () => {
    const calls = playGraph([{ body: {} }]);
    await runAction("rawRequest", {
      ...get,
      url: "/users?$top=1",
      queryParams: [{ key: "$count", value: "true" }],
      headers: [{ key: "ConsistencyLevel", value: "eventual" }],
    });
    expect(calls).toEqual([
      {
        method: "GET",
        path: "/v1.0/users?$top=1&$count=true",
        headers: { ...authorized, consistencylevel: "eventual" },
      },
    ]);
  });

  it.each([
    ["JSON text", '{"a":1}', { a: 1 }],
    ["an object", { a: 1 }, { a: 1 }],
    ["a list", [1], [1]],
  ])("sends %s as JSON", async (_what, data, body) => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("rawRequest", { url: "/groups", method: "POST", data });
    expect(calls).toEqual([
      { method: "POST", path: "/v1.0/groups", headers: authorizedJson, body },
    ]);
  });

  it("sends a file with its type", async () => {
    const calls = playGraph([{ status: 200 }]);
    const data = { data: Buffer.from("picture"), contentType: "image/jpeg" };
    await runAction("rawRequest", { url: "/me/photo/$value", method: "PUT", data });
    expect(calls[0]?.headers["content-type"]).toBe("image/jpeg");
    expect(Buffer.from(String(calls[0]?.body), "hex").toString() || calls[0]?.body).toMatch(
      /picture/,
    );
  });

  it("sends a form with fields and files", async () => {
    const calls = playGraph([{ body: {} }]);
    await runAction("rawRequest", {
      url: "/x",
      method: "POST",
      formData: [{ key: "name", value: "Adele" }],
      fileData: [{ key: "photo", value: "picture" }],
      fileDataFileNames: [{ key: "photo", value: "adele.jpg" }],
    });
    expect(calls[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(calls[0]?.body).toMatch(
      /name="name"[\s\S]*Adele[\s\S]*name="photo"; filename="adele.jpg"[\s\S]*picture/,
    );
  });

  it.each([
    ["json", "893", 893],
    ["text", "893", "893"],
    ["document", "<a/>", "<a/>"],
    ["arraybuffer", "bytes", Buffer.from("bytes")],
  ])("reads the answer as %s", async (responseType, body, result) => {
    playGraph([{ body }]);
    expect(await runAction("rawRequest", { ...get, responseType })).toEqual(result);
  });

  it("gives an empty text for an empty answer", async () => {
    playGraph([{ status: 204 }]);
    expect(await runAction("rawRequest", { url: "/users/1", method: "DELETE" })).toBe("");
  });

  describe("retries", () => {
    const failing = (status: number) => [{ status }, { status }, { body: { ok: true } }];

    it("makes none by default", async () => {
      const calls = playGraph(failing(503));
      await expect(runAction("rawRequest", get)).rejects.toThrow("503");
      expect(calls).toHaveLength(1);
    });

    it("makes as many as asked", async () => {
      const calls = playGraph(failing(503));
      expect(await runAction("rawRequest", { ...get, maxRetries: "2" })).toEqual({ ok: true });
      expect(calls).toHaveLength(3);
    });

    it("waits as long as Graph asks", async () => {
      const calls = playGraph([
        { status: 429, headers: { "Retry-After": "0.01" } },
        { body: { ok: true } },
      ]);
      expect(
        await runAction("rawRequest", {
          ...get,
          method: "POST",
          maxRetries: 1,
          retryDelayMS: "600000",
        }),
      ).toEqual({ ok: true });
      expect(calls).toHaveLength(2);
    });

    it("does not repeat a POST after a server error", async () => {
      const calls = playGraph(failing(503));
      await expect(
        runAction("rawRequest", { ...get, method: "POST", maxRetries: 2 }),
      ).rejects.toThrow("503");
      expect(calls).toHaveLength(1);
    });

    it("repeats it after every error response when told so", async () => {
      const calls = playGraph(failing(400));
      await runAction("rawRequest", {
        ...get,
        method: "POST",
        maxRetries: 2,
        retryAllErrors: "true",
      });
      expect(calls).toHaveLength(3);
    });

    it("backs off exponentially when told so", async () => {
      jest.spyOn(Math, "random").mockReturnValue(0);
      const calls = playGraph(failing(502));
      await runAction("rawRequest", {
        ...get,
        maxRetries: 2,
        useExponentialBackoff: "true",
        retryDelayMS: "600000",
      });
      expect(calls).toHaveLength(3);
    });
  });

  it.each([
    ["/beta/users", "/beta/users"],
    ["/v1.0/users", "/v1.0/users"],
    ["users", "/v1.0/users"],
  ])("takes %s for what it says", async (url, path) => {
    const calls = playGraph([{ body: {} }]);
    await runAction("rawRequest", { ...get, url });
    expect(calls.map((call) => call.path)).toEqual([path]);
  });

  it("follows every page when told so, with its headers", async () => {
    const next = "https://graph.microsoft.com/beta/users?$skiptoken=x";
    const calls = playGraph([
      { body: { "@odata.context": "c", value: [1], "@odata.nextLink": next } },
      { body: { value: [2] } },
    ]);
    expect(
      await runAction("rawRequest", {
        ...get,
        url: "/beta/users",
        headers: [{ key: "ConsistencyLevel", value: "eventual" }],
        getAllPaginatedResults: "true",
      }),
    ).toEqual({ "@odata.context": "c", value: [1, 2] });
    expect(calls.map(({ path, headers }) => [path, headers.consistencylevel])).toEqual([
      ["/beta/users", "eventual"],
      ["/beta/users?$skiptoken=x", "eventual"],
    ]);
  });

  it("follows pages of a GET only", async () => {
    const calls = playGraph([]);
    await expect(
      runAction("rawRequest", { url: "/users", method: "POST", getAllPaginatedResults: true }),
    ).rejects.toThrow("Get All Paginated Results: works with the Method GET only");
    expect(calls).toEqual([]);
  });

  it("follows pages of JSON only", async () => {
    const calls = playGraph([]);
    const inputs = { ...get, responseType: "text", getAllPaginatedResults: true };
    await expect(runAction("rawRequest", inputs)).rejects.toThrow(
      "Get All Paginated Results: works with the Response Type json only",
    );
    expect(calls).toEqual([]);
  });

  it("keeps the deltaLink of the last page", async () => {
    const link = "https://graph.microsoft.com/v1.0/users/delta";
    playGraph([
      { body: { value: [1], "@odata.nextLink": `${link}?$skiptoken=x` } },
      { body: { value: [2], "@odata.deltaLink": `${link}?$deltatoken=x` } },
    ]);
    expect(
      await runAction("rawRequest", { ...get, url: "/users/delta", getAllPaginatedResults: true }),
    ).toEqual({ value: [1, 2], "@odata.deltaLink": `${link}?$deltatoken=x` });
  });

  it("gives a document as text, JSON or not", async () => {
    playGraph([
      { body: '{"a": 1}' },
      { body: "<edmx/>", headers: { "Content-Type": "application/xml" } },
    ]);
    const asDocument = { ...get, responseType: "document" };
    expect(await runAction("rawRequest", asDocument)).toBe('{"a": 1}');
    expect(await runAction("rawRequest", asDocument)).toBe("<edmx/>");
  });

  describe("the time of all attempts", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    const waits = skipWaits();

    it("is 14 minutes, within the 15 of a run", async () => {
      playGraph(
        Array.from({ length: 9 }, () => ({ status: 429, headers: { "Retry-After": "200" } })),
      );
      await expect(runAction("rawRequest", { ...get, maxRetries: 8 })).rejects.toThrow("429");
      expect(waits.filter((ms) => ms === 200_000)).toHaveLength(4);
    });
  });

  describe("a $batch", () => {
    const post = { url: "/$batch", method: "POST", data: '{"requests":[]}' };
    const ok = { id: "1", status: 200, body: { id: "a" } };
    const missing = {
      id: "2",
      status: 404,
      body: graphFault("Request_ResourceNotFound", "Resource 'x' does not exist."),
    };

    it("is a success when all of it is", async () => {
      const body = { responses: [ok, { id: "2", status: 204 }] };
      playGraph([{ body }]);
      expect(await runAction("rawRequest", post)).toEqual(body);
    });

    it.each([["/$batch"], ["/%24batch"], ["https://graph.microsoft.com/beta/$batch"]])(
      "is a failure when a request inside %s failed",
      async (url) => {
        playGraph([{ body: { responses: [missing, ok] } }]);
        await expect(runAction("rawRequest", { ...post, url })).rejects.toThrow(
          "Raw Request failed: 1 of 2 requests of the batch failed (2: 404 Request_ResourceNotFound Resource 'x' does not exist.). (404 Request_ResourceNotFound",
        );
      },
    );

    it("reads a refusal that came as base64", async () => {
      const body = Buffer.from(JSON.stringify(missing.body)).toString("base64");
      playGraph([{ body: { responses: [{ ...missing, body }, ok] } }]);
      await expect(runAction("rawRequest", post)).rejects.toThrow(
        "(2: 404 Request_ResourceNotFound Resource 'x' does not exist.)",
      );
    });

    it("names what was carried out, and not all of many failures", async () => {
      const many = Array.from({ length: 7 }, (_, index) => ({ ...missing, id: `m${index}` }));
      playGraph([{ body: { responses: [...many, ok] } }, { body: { responses: many } }]);
      await expect(runAction("rawRequest", post)).rejects.toThrow(
        /; and 2 more\).*Carried out, and not undone: 1\. Send only the others again\./,
      );
      await expect(runAction("rawRequest", post)).rejects.toThrow("None was carried out.");
    });
  });

  it.each([
    ["URL", { url: "https://evil.example/v1.0/users" }, "points to https://evil.example"],
    ["URL", { url: "https://graph.microsoft.com@evil.example/" }, "points to https://evil.example"],
    ["URL", { url: "//evil.example/users" }, "not a valid URL"],
    ["URL", { url: "\\\\evil.example/users" }, "not a valid URL"],
    [
      "URL",
      { url: "http://graph.microsoft.com/v1.0/users" },
      "points to http://graph.microsoft.com",
    ],
    [
      "URL",
      { url: "https://user:pass@graph.microsoft.com/v1.0/users" },
      "must not contain a user name or password",
    ],
    ["URL", { url: "file:///etc/passwd" }, "points to null"],
    ["URL", { url: "/users/a_b.com#EXT#@contoso.com" }, "contains #"],
    ["URL", { url: "" }, "is required"],
    ["Method", { method: "FETCH" }, '"FETCH" is not one of'],
    ["Method", { method: "" }, "choose one of"],
    ["Data", { method: "POST", data: "{broken" }, "is not valid JSON"],
    [
      "Data",
      { method: "POST", data: "{}", formData: [{ key: "a", value: "b" }] },
      "Cannot specify both Data and File/Form Data",
    ],
    ["Data", { method: "POST", data: 10n }, "holds a bigint, which JSON does not know"],
    ["Data", { method: "POST", data: Symbol("x") }, "holds a symbol, which JSON does not know"],
    ["Data", { method: "POST", data: "x\ud800" }, "contains half of a character"],
    ["Data", { method: "POST", data: new Map() }, "holds a Map, which JSON does not know"],
    [
      "Form Data",
      { method: "POST", formData: [{ key: "a", value: circular }] },
      "refers to itself, or is nested too deeply",
    ],
    ["Max Retry Count", { maxRetries: "many" }, "must be a whole number from 0 to 20"],
    ["Max Retry Count", { maxRetries: "1000000" }, "must be a whole number from 0 to 20"],
    ["Retry Delay (ms)", { retryDelayMS: "-1" }, "must be a whole number"],
    ["Timeout", { timeout: "0" }, "must be a whole number from 1"],
    ["Response Type", { responseType: "xml" }, '"xml" is not one of'],
    ["Query Parameter", { queryParams: "x=1" }, "is not valid JSON"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("rawRequest", { ...get, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });

  it.each(Object.entries(KEYS))(
    "refuses a Map as %s, of which nothing would be sent",
    async (label, key) => {
      const calls = playGraph([]);
      const inputs = { ...get, method: "POST", [key]: new Map([["a", "b"]]) };
      await expect(runAction("rawRequest", inputs)).rejects.toThrow(
        `${label}: must be a list of keys and values`,
      );
      expect(calls).toEqual([]);
    },
  );
});
