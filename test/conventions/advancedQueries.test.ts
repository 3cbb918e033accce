import { facts } from "../../emulator/kinds";
import { findTarget } from "../../emulator/odata/filterTargets";
import { checkQuery, readQuery } from "../../emulator/odata/query";
import { withAdvancedQuery } from "../../src/graph/advancedQuery";
import { plainQueries } from "../../src/graph/plainQueries";

type Options = Readonly<Record<string, string>>;
type Demand = "plain" | "advanced" | "refused";

/** The kinds that the component lists. */
const collections = {
  user: "users",
  group: "groups",
  application: "applications",
  servicePrincipal: "servicePrincipals",
  device: "devices",
  administrativeUnit: "administrativeUnits",
} as const;

type Kind = keyof typeof collections;

const kinds = Object.keys(collections) as Kind[];

const isTaken = (kind: Kind, options: Options, consistencyLevel?: string): boolean => {
  try {
    checkQuery(kind, readQuery(kind, new URLSearchParams(options)), consistencyLevel);
    return true;
  } catch {
    return false;
  }
};

/** What the stand-in wants for a list: nothing, an advanced query, or another question. */
const demandOf = (kind: Kind, options: Options): Demand => {
  if (isTaken(kind, options)) return "plain";
  return isTaken(kind, { ...options, $count: "true" }, "eventual") ? "advanced" : "refused";
};

const asksAdvanced = (kind: Kind, options: Options): boolean =>
  withAdvancedQuery(collections[kind], options).headers.ConsistencyLevel === "eventual";

const literals: Readonly<Record<string, string>> = {
  Boolean: "true",
  Int32: "1",
  DateTimeOffset: "2020-01-01T00:00:00Z",
  Guid: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
};

const comparisons = (path: string, literal: string): string[] => [
  ...["eq", "ne", "ge", "gt", "le", "lt"].map((operator) => `${path} ${operator} ${literal}`),
  `${path} in (${literal})`,
  `${path} eq null`,
  `${path} ne null`,
  `startsWith(${path},'x')`,
  `endsWith(${path},'x')`,
  `contains(${path},'x')`,
  `not(${path} eq ${literal})`,
  `not(startsWith(${path},'x'))`,
];

/** Every comparison of what is at `path`, e.g. `web/redirectUris/any` or `assignedLicenses/any/skuId`. */
const clauses = (kind: Kind, path: string): string[] => {
  const { type = "String" } = findTarget(kind, path.split("/"), new Map());
  const literal = literals[type] ?? "'x'";
  const [list = "", inner] = path.split("/any");
  if (inner === undefined) return comparisons(path, literal);
  // Graph looks a sign-in name up only together with its issuer.
  const further = list === "identities" ? " and i/issuer eq 'x'" : "";
  return comparisons(`i${inner}`, literal).map((body) => `${list}/any(i:${body}${further})`);
};

const counts = (list: string): string[] =>
  ["eq", "ne", "gt", "ge", "le", "lt"].flatMap((operator) =>
    [0, 1].map((value) => `${list}/$count ${operator} ${value}`),
  );

interface Row {
  readonly type?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

const pathsOf = (name: string, { type, parts = {} }: Row): string[] => [
  ...(type === undefined ? [] : [type.startsWith("[") ? `${name}/any` : name]),
  ...Object.keys(parts).map((part) => `${name}/${part}`),
];

const EXTENSION = "extension_0123456789abcdef0123456789abcdef_level";

const filtersOf = (kind: Kind): string[] => {
  const rows = Object.entries<Row>({ ...facts[kind].properties, ...facts[kind].relations });
  return [
    ...[...rows.flatMap(([name, row]) => pathsOf(name, row)), EXTENSION].flatMap((path) =>
      clauses(kind, path),
    ),
    ...rows.flatMap(([name]) => counts(name)),
  ];
};

/**
 * Where two pages of Microsoft differ, the component takes the stricter one, which works by both: an older
 * page on users names these, and only an extension of type String takes startsWith as it is.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
const STRICTER: Readonly<Record<Kind, RegExp>> = {
  user: /^startsWith\((jobTitle|extension_\w+),|^onPremises(ImmutableId|LastSyncDateTime) /,
  group: /^startsWith\(extension_\w+,/,
  application: /^startsWith\(extension_\w+,/,
  servicePrincipal: /^startsWith\(extension_\w+,/,
  device: /^startsWith\(extension_\w+,|^alternativeSecurityIds/, // one part of these wants it, the other not
  administrativeUnit: /^startsWith\(extension_\w+,/,
};

/** Graph takes this one without the parameters of an advanced query only, so that nothing makes ne of it work. */
const NEVER_ADVANCED = /\bhasMembersWithLicenseErrors\b/;

describe.each(kinds)("a filter of a list: %s", (kind) => {
  const filters = filtersOf(kind)
    .filter(($filter) => !NEVER_ADVANCED.test($filter))
    .map(($filter) => ({
      $filter,
      demand: demandOf(kind, { $filter }),
      asks: asksAdvanced(kind, { $filter }),
    }));
  const namesOf = (demand: Demand, asks?: boolean) =>
    filters
      .filter((one) => one.demand === demand && (asks ?? one.asks) === one.asks)
      .map((one) => one.$filter);

  it("of every sort is among those compared", () => {
    for (const demand of ["plain", "advanced", "refused"] as const)
      expect(namesOf(demand).length).toBeGreaterThan(10);
  });

  it("is an advanced query where the stand-in demands one", () => {
    expect(namesOf("advanced", false)).toEqual([]);
  });

  it("is none where the stand-in takes it as it is", () => {
    expect(namesOf("plain", true).filter((filter) => !STRICTER[kind].test(filter))).toEqual([]);
  });
});

describe.each(kinds)("an order of a list: %s", (kind) => {
  const orders = Object.keys(facts[kind].properties).map((name) => ({ $orderby: `${name} desc` }));
  const isRefused = (options: Options) => demandOf(kind, options) === "refused";

  it("is an advanced query exactly where the stand-in demands one", () => {
    const sortable = orders.filter((options) => !isRefused(options));
    expect(sortable.length).toBeGreaterThan(0);
    expect(sortable.map((options) => [options.$orderby, asksAdvanced(kind, options)])).toEqual(
      sortable.map((options) => [options.$orderby, demandOf(kind, options) === "advanced"]),
    );
  });
});

it.each(kinds)("the component's table of plain queries names what there is: %s", (kind) => {
  const known = [...Object.keys(facts[kind].properties), ...Object.keys(facts[kind].relations)].map(
    (name) => name.toLowerCase(),
  );
  expect(
    Object.values(plainQueries[collections[kind]])
      .flat()
      .filter((name) => !known.includes(name)),
  ).toEqual([]);
});

it.each<Options>([
  { $filter: "startsWith(displayName,'x')" },
  { $filter: "id eq 'x'" },
  { $orderby: "displayName" },
])("members are refined by advanced queries only: %j", (options) => {
  const check = (extra: Options, level?: string) => () =>
    checkQuery(
      "directoryObject",
      readQuery("directoryObject", new URLSearchParams({ ...options, ...extra })),
      level,
      true,
    );
  expect(check({})).toThrow();
  expect(check({ $count: "true" }, "eventual")).not.toThrow();
  expect(withAdvancedQuery("members", options).headers).toEqual({ ConsistencyLevel: "eventual" });
});
