import { facts, type Kind } from "../../emulator/kinds";
import { wire } from "../harness/component";

interface Input {
  key: string;
  type: string;
  label: string;
  comments?: string;
  placeholder?: string;
  example?: string;
  model?: unknown[];
  clean?: (value: unknown) => unknown;
  default?: unknown;
}

const all = [
  ...Object.entries(wire.actions),
  ...Object.entries(wire.triggers),
  ...Object.entries(wire.dataSources),
].flatMap(([owner, { inputs }]) =>
  inputs.map((input) => [`${owner}.${input.key}`, input as unknown as Input] as const),
);
const connectionInputs = wire.connections.flatMap(({ key, inputs }) =>
  inputs.map((input) => [`${key}.${input.key}`, input as unknown as Input] as const),
);

describe("every input", () => {
  it.each([...all, ...connectionInputs])(
    "%s has a comment that is a sentence and speaks to nobody",
    (_name, input) => {
      expect(input.comments).toMatch(/^["A-Z].*\.$/s);
      expect(input.comments).not.toMatch(/\b(you|your|please)\b/i);
    },
  );

  it.each(all.filter(([, { type }]) => type !== "connection"))(
    "%s has a clean function",
    (_name, { clean }) => {
      expect(clean).toBeInstanceOf(Function);
    },
  );

  it.each(
    all.filter(
      ([, { type, model }]) =>
        ["string", "text", "password", "code"].includes(type) && model === undefined,
    ),
  )("%s has a placeholder", (_name, { placeholder }) => {
    expect(placeholder).toBeTruthy();
  });

  it.each(
    all.filter(([, { key, type }]) => /Id$|Date|Url|URL|^url$/.test(key) && type === "string"),
  )("%s has an example", (_name, { example }) => {
    expect(example).toBeTruthy();
  });

  it.each(all.filter(([, { type }]) => type === "boolean"))(
    "%s says what true means",
    (_name, { comments }) => {
      expect(comments).toMatch(/^When true,/);
    },
  );

  it.each(
    all.flatMap(([name, { comments, clean }]) => {
      const [, most] = /at most (\d+) characters/.exec(comments ?? "") ?? [];
      return most === undefined ? [] : [[name, Number(most), clean] as const];
    }),
  )("%s takes %i characters as it says, and no more", (_name, most, clean) => {
    expect(clean?.("x".repeat(most))).toBe("x".repeat(most));
    expect(() => clean?.("x".repeat(most + 1))).toThrow(`at most ${most}`);
  });

  it.each(all.filter(([, { type }]) => type !== "connection"))(
    "%s survives nothing, or names itself when it is required",
    (_name, { clean, label }) => {
      for (const nothing of ["", undefined, null]) {
        try {
          clean?.(nothing);
        } catch (error) {
          expect((error as Error).message).toMatch(
            new RegExp(`^${label.replace(/[()]/g, "\\$&")}: `),
          );
        }
      }
    },
  );

  it.each(all.filter(([, { default: fallback, type }]) => fallback && type !== "connection"))(
    "%s accepts its own default",
    (_name, { clean, default: fallback }) => {
      expect(() => clean?.(fallback)).not.toThrow();
    },
  );

  const written: [string, Kind][] = [
    ...["createUser", "updateUser", "upsertUser"].map((key): [string, Kind] => [key, "user"]),
    ...["createGroup", "updateGroup", "upsertGroup"].map((key): [string, Kind] => [key, "group"]),
    ...["createApplication", "updateApplication", "upsertApplication"].map(
      (key): [string, Kind] => [key, "application"],
    ),
    ["createServicePrincipal", "servicePrincipal"],
  ];
  it.each(written)("of %s shows by its example what a %s has", (key, kind) => {
    const { example } = new Map(all).get(`${key}.additionalProperties`) ?? {};
    const names = Object.keys(JSON.parse(example ?? ""));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !(name in facts[kind].properties))).toEqual([]);
  });

  it("keeps connection first and debugRequest at hand", () => {
    for (const [key, { inputs }] of Object.entries(wire.actions)) {
      expect([key, inputs[0]?.key]).toEqual([key, "connection"]);
      expect(inputs.map((input) => input.key)).toContain("debugRequest");
    }
  });
});
