import type { Emulator } from "../emulator";

const KINDS = { users: "user", groups: "group", applications: "application" } as const;
export type Collection = keyof typeof KINDS;

export const isCollection = (value: string): value is Collection => Object.hasOwn(KINDS, value);

const MOST_SHOWN = 200;

type Entity = Readonly<Record<string, unknown>> & { readonly id: string };

const holds = (entity: Entity, text: string): boolean =>
  [entity.id, entity.displayName, entity.userPrincipalName, entity.mail].some((value) =>
    String(value ?? "")
      .toLowerCase()
      .includes(text),
  );

const first = (entities: Iterable<Entity>, text: string) => {
  const value: Entity[] = [];
  let found = 0;
  for (const entity of entities) {
    if (text !== "" && !holds(entity, text)) continue;
    found += 1;
    if (value.length < MOST_SHOWN) value.push(entity);
  }
  return { value, found };
};

/** The emulated directory, as somebody sees and changes it who does not go through the component. */
export const createDirectoryView = (emulator: Emulator) => {
  const { directory, clientId, clientSecret, url, tenantId } = emulator;

  const token = async (): Promise<string> => {
    const response = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${url}/.default`,
      }),
    });
    return String(((await response.json()) as { access_token?: string }).access_token);
  };

  return {
    list: (collection: Collection, search: string) => {
      const kind = KINDS[collection];
      const text = search.trim().toLowerCase();
      return {
        total: directory.size(kind),
        ...first(directory.all(kind), text),
        deleted: first(directory.allDeleted(kind), text).value,
      };
    },
    related: (relation: "members" | "owners", id: string) => directory.related(relation, id),
    /** Sends a request of an administrator to the emulator, and gives status and answer. */
    change: async (method: string, path: string, body: unknown) => {
      const response = await fetch(`${url}/v1.0${path}`, {
        method,
        headers: { Authorization: `Bearer ${await token()}`, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
    },
  };
};

export type DirectoryView = ReturnType<typeof createDirectoryView>;
