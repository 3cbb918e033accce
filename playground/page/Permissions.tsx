import type { PermissionsView } from "../permissionsView";
import { useServer } from "./api";
import { Copy } from "./Copy";

/** Which steps the token is good for, and what an administrator would have to add. */
export const Permissions = () => {
  const { data, error } = useServer<PermissionsView>("/permissions");
  if (error !== undefined) return <p class="error">{error}</p>;
  if (data === undefined) return <p class="loading">Loading …</p>;
  const { held, rows, consent } = data;
  return (
    <div class="main">
      <h2>Permissions</h2>
      <p>
        {held === null
          ? "The token of this connection is not readable here, so nobody can say what it holds."
          : `The token holds ${held.length} permissions. A step is listed with the least that it needs. What is missing is told where no permission that is held could stand for it; directory roles are not part of it. A question mark stands where no token can tell.`}
      </p>
      {held !== null && (
        <details>
          <summary>What the token holds</summary>
          <p>{held.join(", ")}</p>
        </details>
      )}
      <div class="scroll">
        <table>
          <caption>Steps and what they need</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Works</th>
              <th scope="col">Least permissions</th>
              <th scope="col">Missing</th>
              <th scope="col">Role</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, needs, covered, missing, role }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{covered === null ? "?" : covered ? "yes" : "no"}</td>
                <td>{needs.join(", ")}</td>
                <td>{missing.join(", ")}</td>
                <td>{role}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {consent !== "" && (
        <>
          <h3>For an administrator</h3>
          <Copy label="Copy" text={async () => consent} />
          <pre>{consent}</pre>
        </>
      )}
    </div>
  );
};
