import { gzipSync } from "node:zlib";
import type { ServerPlan } from "../cases/benchCase";
import type { Answer } from "./connection";

export const GRAPH_PAGE = 100;
const DELTA_PAGE = 200;

export const userId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The properties that Graph gives of a user when nothing is selected. */
const userOf = (number: number): string =>
  JSON.stringify({
    businessPhones: [`+1 425 555 ${String(number % 10_000).padStart(4, "0")}`],
    displayName: `Adele Vance ${number}`,
    givenName: "Adele",
    jobTitle: number % 3 === 0 ? "Retail Manager" : "Product Marketing Manager",
    mail: `adele.vance${number}@contoso.onmicrosoft.com`,
    mobilePhone: null,
    officeLocation: "18/2111",
    preferredLanguage: "en-US",
    surname: "Vance",
    userPrincipalName: `adele.vance${number}@contoso.onmicrosoft.com`,
    id: userId(number),
  });

/** A body in both forms; the second only where it is sent. */
interface Page {
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

export const GZIP = "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n";

export const answerOf = ({ plain, gzip }: Page, acceptsGzip: boolean): Answer =>
  acceptsGzip && gzip !== undefined
    ? { status: 200, body: gzip, headers: GZIP }
    : { status: 200, body: plain };

/** Everything that is read, as bytes, before anybody asks for it. */
export const renderPages = (plan: ServerPlan, origin: string) => {
  const users = Array.from({ length: plan.users }, (_, number) => userOf(number));
  const render = (head: string, from: number, size: number): Page => {
    const plain = Buffer.from(`{${head}"value":[${users.slice(from, from + size).join(",")}]}`);
    return { plain, gzip: plan.gzip ? gzipSync(plain) : undefined };
  };
  const pagesOf = (size: number, path: string, last: string): Page[] =>
    Array.from({ length: Math.max(1, Math.ceil(users.length / size)) }, (_, index) => {
      const top = size === GRAPH_PAGE || path.endsWith("delta") ? "" : `$top=${size}&`;
      const link =
        (index + 1) * size < users.length
          ? `"@odata.nextLink":"${origin}/v1.0/${path}?${top}$skiptoken=${index + 1}",`
          : last;
      const context = `"@odata.context":"${origin}/v1.0/$metadata#users",`;
      return render(context + link, index * size, size);
    });

  const lists = new Map(
    (plan.pageSizes ?? []).map((size) => [size, pagesOf(size, "users", "")] as const),
  );
  const deltaLink = `"@odata.deltaLink":"${origin}/v1.0/users/delta?$deltatoken=end",`;
  const delta = plan.delta ? pagesOf(DELTA_PAGE, "users/delta", deltaLink) : [];
  return {
    /** A user as text, for answers that are put together of many. */
    user: (id: string): string | undefined => users[Number(id.slice(24))],
    list: (params: URLSearchParams): Page | undefined =>
      lists.get(Number(params.get("$top") ?? GRAPH_PAGE))?.[Number(params.get("$skiptoken") ?? 0)],
    delta: (params: URLSearchParams): Page | undefined =>
      params.has("$deltatoken")
        ? render(deltaLink, 0, 0)
        : delta[Number(params.get("$skiptoken") ?? 0)],
  };
};

export type Pages = ReturnType<typeof renderPages>;
