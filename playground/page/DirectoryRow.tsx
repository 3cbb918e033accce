import { useState } from "preact/hooks";
import { useServer } from "./api";

export type Entity = Readonly<Record<string, unknown>> & { readonly id: string };

/** Sends a request of an administrator. */
export type Change = (method: string, path: string, body?: unknown) => Promise<void>;

export const COLLECTIONS = ["users", "groups", "applications"] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** A property as a text. */
export const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);

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

/** One object, to be renamed, disabled, deleted, and given members. */
export const Row = ({ collection, entity, change }: RowProps) => {
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
