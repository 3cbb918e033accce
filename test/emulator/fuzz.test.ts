import fc from "fast-check";
import { facts, type Kind, kinds, type Property } from "../../emulator/kinds";
import { complexTypes } from "../../emulator/kinds/complexTypes";
import { openEmulator } from "./openEmulator";

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const BODIES = Number(process.env.FUZZ_BODIES ?? 8);

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ limits: { resourceUnits: 1e9, writes: 1e9 } });
});

afterAll(() => opened.emulator.close());

/** What values look like that are nearly right. */
const LIKELY = [
  ...["", " ", "x", "0", "true", "null", "ann@contoso.onmicrosoft.com", "HiddenMembership"],
  ...["2030-01-01T00:00:00Z", "2030-13-01T00:00:00Z", "99999-01-01T00:00:00Z", "2030-01-01"],
  ...["00000000-0000-0000-0000-000000000000", "df021288-bdef-4463-88db-98f22de89214"],
  ...[
    "/",
    "https://",
    "https://h.example/x",
    "{origin}/v1.0/users/x",
    "AAAA",
    "AsymmetricX509Cert",
  ],
  ...["%", "'", "\u0000", "\ud800", "__proto__", "A".repeat(5000)],
  ...[0, -1, 1.5, 2 ** 31, 1e308, true, false, null, [], {}],
];

const OF_TYPE: Readonly<Record<string, readonly unknown[]>> = {
  String: ["x", "A".repeat(300), "AsymmetricX509Cert", "https://h.example/x", "Role"],
  Boolean: [true, false],
  Int32: [0, 1, 2 ** 31 - 1],
  Guid: ["df021288-bdef-4463-88db-98f22de89214", "00000000-0000-0000-0000-000000000000"],
  DateTimeOffset: ["2030-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"],
  Binary: ["AAAA", "", "x"],
};

/** Names that bodies of actions have; those of objects come from the tables. */
const NAMES = [
  ...["@odata.id", "@odata.type", "manager@odata.bind", "members@odata.bind", "owners@odata.bind"],
  ...["passwordCredential", "keyId", "principalId", "resourceId", "appRoleId", "roleDefinitionId"],
  ...[
    "directoryScopeId",
    "addLicenses",
    "removeLicenses",
    "skuId",
    "disabledPlans",
    "ids",
    "types",
  ],
  ...["groupIds", "securityEnabledOnly", "requests", "method", "url", "headers", "dependsOn"],
  ...[
    "changeType",
    "resource",
    "notificationUrl",
    "expirationDateTime",
    "lifecycleNotificationUrl",
  ],
  ...["clientState", "invitedUserEmailAddress", "inviteRedirectUrl", "invitedUserMessageInfo"],
  ...["lifetimeInMinutes", "startDateTime", "isUsableOnce", "newUserPrincipalName", "id", "body"],
  ...["autoReconcileProxyConflict", "__proto__", "constructor", "toString", "nonsense"],
];

const FIELDS = Object.values(complexTypes).flatMap((fields) =>
  Array.isArray(fields) ? [] : Object.keys(fields),
);

const jsonOf = (names: readonly string[]) =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...LIKELY),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, ...FIELDS), tie("value"), { maxKeys: 4 }),
    ),
  })).value;

type Typed = fc.Arbitrary<unknown>;

/** Values of a type of the metadata, and now and then something else in their place. */
const typed = (type: string, depth = 0): Typed => {
  const own = (): Typed => {
    const item = /^\[(.*)\]$/.exec(type)?.[1];
    if (item !== undefined) return fc.array(typed(item, depth), { maxLength: 2 });
    const complex = complexTypes[type];
    if (complex === undefined) return fc.constantFrom(...(OF_TYPE[type] ?? LIKELY));
    if (Array.isArray(complex)) return fc.constantFrom(...(complex as string[]));
    if (depth > 3) return fc.constant({});
    const fields = Object.entries(complex as Record<string, string>);
    return fc.record(
      Object.fromEntries(fields.map(([name, part]) => [name, typed(part, depth + 1)])),
    );
  };
  return fc.oneof(
    { weight: 7, arbitrary: own() },
    { weight: 1, arbitrary: fc.constantFrom(...LIKELY) },
  );
};

/** Texts that are no JSON, or of a form that no route takes. */
const BROKEN = [
  ...["", "{", "[1,", '"x"', "null", "[]", "7"],
  `{"displayName":"${"A".repeat(200_000)}"}`,
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
];

const kindOf = (path: string): Kind =>
  kinds.find((kind) => path.startsWith(`/v1.0/${facts[kind].collection}`)) ?? "user";

const bodiesFor = (path: string, seed: number): string[] => {
  const kind = kindOf(path);
  const own = [...Object.keys(facts[kind].properties), ...NAMES];
  const body = fc.dictionary(fc.constantFrom(...own), jsonOf(NAMES), { minKeys: 1, maxKeys: 6 });
  const required = {
    ...{ displayName: "F", mailEnabled: false, securityEnabled: true, accountEnabled: true },
    ...{
      userPrincipalName: "{new}@contoso.onmicrosoft.com",
      passwordProfile: { password: "Aa1!aaaa" },
    },
    ...{ mailNickname: "f" },
  };
  const wanted = Object.fromEntries(
    Object.entries(required).filter(([name]) => Object.hasOwn(facts[kind].properties, name)),
  );
  // Each property by itself, and beside what a create needs.
  const isOfKind = new RegExp(`/${facts[kind].collection}(/:key)?$`).test(path);
  const properties = isOfKind ? Object.entries<Property>(facts[kind].properties) : [];
  const single = properties.flatMap(([name, { type }]) =>
    fc
      .sample(typed(type), { seed, numRuns: Math.ceil(BODIES / 4) })
      .map((value) => ({ [name]: value })),
  );
  const bodies = [...fc.sample(body, { seed, numRuns: BODIES }), ...single];
  return [
    ...BROKEN,
    ...bodies
      .flatMap((one) => [one, { ...wanted, ...one }])
      .map((one) => JSON.stringify(one).replaceAll("{origin}", opened.emulator.url)),
  ];
};

/** A path of a route with objects that are there. */
const filled = (path: string): string => {
  const { directory } = opened.emulator;
  const some = (kind: Kind): string => [...directory.all(kind)].at(-1)?.id ?? "none";
  const deleted = (): string => {
    const group = directory.create("group", { displayName: "Deleted", groupTypes: ["Unified"] });
    directory.remove("group", group);
    return group.id;
  };
  return path
    .replace(":key", () => some(kindOf(path)))
    .replace(":member", () => some("user"))
    .replace("deletedItems/:id", () => `deletedItems/${deleted()}`)
    .replace(/:\w+(\{[^/]*\})?/g, "none");
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

const send = async (
  token: string,
  method: string,
  path: string,
  body?: string,
): Promise<Answer> => {
  // Not over HTTP, which is looked at elsewhere and takes most of the time.
  const request = new Request(opened.emulator.url + path, {
    method,
    ...(body === undefined ? {} : { body: body.replaceAll("{new}", crypto.randomUUID()) }),
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "PATCH" ? { Prefer: "create-if-missing" } : {}),
    },
  });
  const response = await opened.emulator.fetch(request);
  return { status: response.status, text: await response.text() };
};

/** What is wrong with an answer: a failure of its own, a stack, or a refusal that is not Graph's. */
const wrongWith = ({ status, text }: Answer): string | undefined => {
  if (status >= 500 || /Emulator:|\n +at /.test(text)) return `${status} ${text.slice(0, 600)}`;
  if (status < 400) return undefined;
  const { code, message } = JSON.parse(text).error ?? {};
  return /^[A-Za-z]+(_[A-Za-z]+)*$/.test(code) && typeof message === "string" && message !== ""
    ? undefined
    : `${status} ${text.slice(0, 200)}`;
};

it("whatever is written, each answer is Graph's, and everything can be read afterwards", async () => {
  const token = String((await opened.token()).body.access_token);
  const writes = opened.emulator.routes.filter(
    ({ method, path }) =>
      ["POST", "PATCH", "PUT"].includes(method) && path.startsWith("/v1.0/") && !path.endsWith("*"),
  );
  expect(writes.length).toBeGreaterThan(40);
  const problems: string[] = [];
  for (const [position, { method, path }] of writes.entries()) {
    for (const body of bodiesFor(path, SEED + position)) {
      const wrong = wrongWith(await send(token, method, filled(path), body));
      if (wrong !== undefined) problems.push(`${method} ${path} ${body.slice(0, 300)}\n  ${wrong}`);
    }
  }
  const reads = kinds.flatMap((kind) => {
    const { collection } = facts[kind];
    const one = [...opened.emulator.directory.all(kind)].at(-1)?.id;
    return [`${collection}?$top=999`, `${collection}/${one}`, `${collection}/delta?$top=999`];
  });
  for (const path of reads) {
    const wrong = wrongWith(await send(token, "GET", `/v1.0/${path}`));
    if (wrong !== undefined) problems.push(`GET ${path}\n  ${wrong}`);
  }
  expect(problems).toEqual([]);
});
