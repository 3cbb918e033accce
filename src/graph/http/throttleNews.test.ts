import { newsOfAnswer } from "./throttleNews";

const now = new Date("2026-11-22T10:00:00Z");
const SHARE = "x-ms-throttle-limit-percentage";

const part = (status: number, headers?: Record<string, string>) => ({ id: "1", status, headers });

const news = (path: string, responses: readonly unknown[], headers = {}) =>
  newsOfAnswer(path, headers, { responses }, now);

describe("what a good answer tells of throttling", () => {
  it("is its share of the limit", () => {
    expect(newsOfAnswer("/users", { [SHARE]: "0.91" }, { value: [] }, now)).toEqual({
      share: "0.91",
    });
    expect(newsOfAnswer("/users", {}, undefined, now)).toEqual({ share: undefined });
  });

  it("is the largest share of the requests of a batch", () => {
    const answers = [part(204, { [SHARE]: "0.93" }), part(200, { [SHARE]: "0.87" }), part(200)];
    expect(news("/$batch", answers)).toEqual({ share: "0.93" });
    expect(news("/$batch", [part(200)], { [SHARE]: "0.95" })).toEqual({ share: "0.95" });
  });

  it.each([429, 509])("is the shortest wait of the requests refused with %i", (status) => {
    const answers = [
      part(status, { "Retry-After": "9", "x-ms-throttle-information": "WriteLimitExceeded" }),
      part(204, { [SHARE]: "0.99" }),
      part(status, { "retry-after": "2.5" }),
      part(503, { "Retry-After": "1" }),
    ];
    expect(news("/$batch", answers)).toEqual({ waitMs: 2500, information: "WriteLimitExceeded" });
  });

  it.each([undefined, {}, { "Retry-After": "0" }, { "Retry-After": "soon" }])(
    "is a second where a refused one asks for none (%p)",
    (headers) => {
      expect(news("/$batch", [part(429, headers)])).toMatchObject({ waitMs: 1000 });
    },
  );

  it.each(["/%24batch", "/$Batch/", "https://graph.microsoft.com/beta/$batch?x=1"])(
    "is found at %s too",
    (path) => {
      expect(news(path, [part(429)])).toMatchObject({ waitMs: 1000 });
    },
  );

  it("is nothing in what only looks like a batch, or like its parts", () => {
    const refusal = part(429, { "Retry-After": "9" });
    expect(news("/users/1/extensions/2", [refusal])).toEqual({ share: undefined });
    expect(news("/users?$filter=batch", [refusal])).toEqual({ share: undefined });
    expect(news("/$batch", [null, "429", 429])).toEqual({ share: undefined });
    expect(newsOfAnswer("/$batch", {}, { responses: refusal }, now)).toEqual({ share: undefined });
  });
});
