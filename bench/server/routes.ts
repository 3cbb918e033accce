import type { Answer, Request } from "./connection";
import { answerOf, type Pages, userId } from "./pages";
import type { Throttling } from "./throttling";

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

const NOTHING = Buffer.alloc(0);
const VERSION = "/v1.0";

const faultOf = (code: string, message: string): string =>
  JSON.stringify({ error: { code, message } });

const THROTTLED = faultOf("TooManyRequests", "Please retry again later.");

const REFERENCES = /^\/groups\/[^/]+(\/members\/\$ref)?$/;

/** One user, or a write: what stands alone and in a batch alike. */
const single = (method: string, path: string, pages: Pages): { status: number; body: string } => {
  const [, id = ""] = /^\/users\/([^/]+)$/.exec(path) ?? [];
  const user = pages.user(id);
  if (method === "GET" && user !== undefined) return { status: 200, body: user };
  const isWrite = (method === "PATCH" && user !== undefined) || REFERENCES.test(path);
  if (method !== "GET" && isWrite) return { status: 204, body: "" };
  return { status: 404, body: faultOf("Request_ResourceNotFound", `${method} ${path}`) };
};

const batch = (text: string, pages: Pages, throttling: Throttling): Buffer => {
  const { requests } = JSON.parse(text) as { requests: Part[] };
  let refused = false;
  const answers = requests.map(({ id, method, url }) => {
    const path = url.replace(/^\/?(v1\.0\/)?/, "/").replace(/\?.*/, "");
    const spent = throttling.spend(method, path);
    if ("retryAfter" in spent) {
      refused = true;
      return `{"id":"${id}","status":429,"headers":{"Retry-After":"${spent.retryAfter}"},"body":${THROTTLED}}`;
    }
    const { status, body } = single(method, path, pages);
    if (body === "") return `{"id":"${id}","status":${status},"headers":{},"body":null}`;
    return `{"id":"${id}","status":${status},"headers":{"Content-Type":"application/json"},"body":${body}}`;
  });
  if (refused) throttling.noteRefusal();
  return Buffer.from(`{"responses":[${answers.join(",")}]}`);
};

/** What Graph would answer, of the few things that the benches ask. Nothing but routes is looked at. */
export const createRoutes = (pages: Pages, throttling: Throttling) => {
  /** What was subscribed to, so that deliveries carry the right secret. */
  const subscriptions: Record<string, unknown>[] = [];

  const subscribe = (body: string): Buffer => {
    const wish = JSON.parse(body) as Record<string, unknown>;
    subscriptions.push({ ...wish, id: userId(subscriptions.length), applicationId: userId(1) });
    return Buffer.from(JSON.stringify(subscriptions.at(-1)));
  };

  const route = ({ method, path, params, acceptsGzip, body }: Request): Answer => {
    const inner = path.slice(VERSION.length);
    if (inner === "/$batch") return { status: 200, body: batch(body, pages, throttling) };
    const spent = throttling.spend(method, inner);
    if ("retryAfter" in spent) {
      throttling.noteRefusal();
      const headers = `Retry-After: ${spent.retryAfter}\r\n`;
      return { status: 429, body: Buffer.from(THROTTLED), headers };
    }
    const of = (answer: Answer): Answer => ({
      ...answer,
      headers: `${answer.headers ?? ""}${spent.headers}`,
    });
    const page =
      inner === "/users" && method === "GET"
        ? pages.list(params)
        : inner === "/users/delta"
          ? pages.delta(params)
          : undefined;
    if (page !== undefined) return of(answerOf(page, acceptsGzip));
    if (inner === "/users" && method === "POST")
      return of({ status: 201, body: Buffer.from(pages.user(userId(0)) ?? "{}") });
    if (inner === "/subscriptions")
      return method === "POST"
        ? of({ status: 201, body: subscribe(body) })
        : of({ status: 200, body: Buffer.from('{"value":[]}') });
    const { status, body: text } = single(method, inner, pages);
    return of({ status, body: text === "" ? NOTHING : Buffer.from(text) });
  };

  return { route, subscriptions };
};
