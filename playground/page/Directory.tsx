import { useState } from "preact/hooks";
import { ask, useServer } from "./api";
import type { State } from "./types";

type Entity = Readonly<Record<string, unknown>> & { readonly id: string };

interface Listed {
  readonly total: number;
  readonly found: number;
  readonly value: readonly Entity[];
  readonly deleted: readonly Entity[];
}

type Change = (method: string, path: string, body?: unknown) => Promise<void>;

const COLLECTIONS = ["users", "groups", "applications"] as const;
type Collection = (typeof COLLECTIONS)[number];

const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);

const nickname = (name: string): string =>
  `${name.normalize("NFD").replace(/[^A-Za-z0-9]/g, "") || "somebody"}.${Math.floor(Math.random() * 100_000)}`;

/** The body of a new object of that name. */
const created = (collection: Collection, name: string, domain: string | null): unknown => {
  if (collection === "users")
    return {
      accountEnabled: true,
      displayName: name,
      mailNickname: nickname(name),
      userPrincipalName: `${nickname(name)}@${domain ?? ""}`,
      passwordProfile: { password: `Start-${crypto.randomUUID()}` },
    };
  if (collection === "groups")
    return {
      displayName: name,
      mailNickname: nickname(name),
      mailEnabled: false,
      securityEnabled: true,
    };
  return { displayName: name };
};

const Members = ({ id, change }: { readonly id: string; readonly change: Change }) => {
  const { data } = useServer<{ value: readonly Entity[] }>(
    `/directory/groups/${id}/members`,
    "directory",
  );
  const [member, setMember] = useState("");
  return (
    <div class="members">
      <ul class="plain">
        {data?.value.slice(0, 100).map((one) => (
          <li key={one.id}>
            {text(one.displayName)}{" "}
            <button
              type="button"
              onClick={() => void change("DELETE", `/groups/${id}/members/${one.id}/$ref`)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <form
        class="with-button"
        onSubmit={(event) => {
          event.preventDefault();
          void change("POST", `/groups/${id}/members/$ref`, {
            "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${member.trim()}`,
          });
        }}
      >
        <input
          aria-label="Id of a new member"
          placeholder="Object id of a new member"
          value={member}
          onInput={(event) => setMember(event.currentTarget.value)}
        />
        <button type="submit">Add member</button>
      </form>
    </div>
  );
};

interface RowProps {
  readonly collection: Collection;
  readonly entity: Entity;
  readonly change: Change;
}

const Row = ({ collection, entity, change }: RowProps) => {
  const path = `/${collection}/${entity.id}`;
  const [name, setName] = useState(text(entity.displayName));
  return (
    <li class="flow">
      <details>
        <summary>
          <strong>{text(entity.displayName)}</strong>{" "}
          <span class="hint">{text(entity.userPrincipalName ?? entity.mail ?? entity.appId)}</span>{" "}
          {entity.accountEnabled === false && <span class="badge bad">disabled</span>}
        </summary>
        <p class="hint">
          <code>{entity.id}</code>
        </p>
        <form
          class="with-button"
          onSubmit={(event) => {
            event.preventDefault();
            void change("PATCH", path, { displayName: name });
          }}
        >
          <input
            aria-label={`New display name of ${text(entity.displayName)}`}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit">Rename</button>
        </form>
        <div class="buttons">
          {collection === "users" && (
            <button
              type="button"
              onClick={() =>
                void change("PATCH", path, { accountEnabled: entity.accountEnabled === false })
              }
            >
              {entity.accountEnabled === false ? "Enable" : "Disable"}
            </button>
          )}
          <button type="button" onClick={() => void change("DELETE", path)}>
            Delete
          </button>
        </div>
        {collection === "groups" && <Members id={entity.id} change={change} />}
      </details>
    </li>
  );
};

/** The emulated directory, changed as an administrator would who knows nothing of the flows. */
export const Directory = ({ state }: { readonly state: State }) => {
  const [collection, setCollection] = useState<Collection>("users");
  const [search, setSearch] = useState("");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const { data, error } = useServer<Listed>(
    `/directory/${collection}?search=${encodeURIComponent(search)}`,
    "directory",
    "runs",
  );

  const change: Change = async (method, path, body) => {
    try {
      const answer = await ask<{ status: number; body: { error?: { message: string } } | null }>(
        "POST",
        "/directory/change",
        { method, path, body },
      );
      setProblem(
        answer.status < 400 ? "" : `${answer.status}: ${answer.body?.error?.message ?? ""}`,
      );
    } catch (reason) {
      setProblem(reason instanceof Error ? reason.message : String(reason));
    }
  };

  return (
    <div class="main">
      <h2>Directory</h2>
      <div class="buttons">
        {COLLECTIONS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === collection}
            onClick={() => setCollection(one)}
          >
            {one}
          </button>
        ))}
        <input
          type="search"
          aria-label={`Search ${collection}`}
          placeholder="Name, mail or id"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <form
        class="with-button"
        onSubmit={(event) => {
          event.preventDefault();
          void change("POST", `/${collection}`, created(collection, name, state.domain));
          setName("");
        }}
      >
        <input
          aria-label={`Display name of a new one of ${collection}`}
          placeholder="Display name of a new one"
          required
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit">Create</button>
      </form>
      {(problem !== "" || error !== undefined) && (
        <p class="error" role="alert">
          {problem === "" ? error : problem}
        </p>
      )}
      {data !== undefined && (
        <p class="hint">
          {`${data.total} ${collection}; ${data.found} found, ${data.value.length} shown.`}
        </p>
      )}
      <ul class="plain">
        {data?.value.map((entity) => (
          <Row key={entity.id} collection={collection} entity={entity} change={change} />
        ))}
      </ul>
      {data !== undefined && data.deleted.length > 0 && (
        <>
          <h3>Deleted</h3>
          <ul class="plain">
            {data.deleted.map(({ id, displayName }) => (
              <li key={id}>
                {text(displayName)}{" "}
                <button
                  type="button"
                  onClick={() => void change("POST", `/directory/deletedItems/${id}/restore`, {})}
                >
                  Restore
                </button>{" "}
                <button
                  type="button"
                  onClick={() => void change("DELETE", `/directory/deletedItems/${id}`)}
                >
                  Delete for good
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
