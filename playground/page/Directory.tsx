import { useState } from "preact/hooks";
import { ask, useServer } from "./api";
import { type Change, COLLECTIONS, type Collection, type Entity, Row, text } from "./DirectoryRow";
import { messageOf } from "./shown";
import type { State } from "./types";

interface Listed {
  readonly total: number;
  readonly found: number;
  readonly value: readonly Entity[];
  readonly deleted: readonly Entity[];
}

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
      setProblem(messageOf(reason));
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
