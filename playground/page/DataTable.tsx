import { useState } from "preact/hooks";

const STEP = 100;
const MOST_COLUMNS = 12;

export type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows of a result: its `value` or `results`, the result itself when it is a list, else the one object. */
export const rowsOf = (result: unknown): readonly Row[] => {
  if (Array.isArray(result)) return result.filter(isRow);
  if (!isRow(result)) return [];
  const list = [result.value, result.results, result.steps].find(Array.isArray);
  return list === undefined ? [result] : list.filter(isRow);
};

const cellText = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** A list of objects as a table, a hundred rows at a time. */
export const DataTable = ({ rows, caption }: { rows: readonly Row[]; caption: string }) => {
  const [shown, setShown] = useState(STEP);
  if (rows.length === 0) return <p class="hint">There are no rows.</p>;
  const columns = [...new Set(rows.slice(0, STEP).flatMap((row) => Object.keys(row)))];
  return (
    <div class="scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.slice(0, MOST_COLUMNS).map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, index) => (
            <tr key={String(row.id ?? index)}>
              {columns.slice(0, MOST_COLUMNS).map((column) => (
                <td key={column} title={cellText(row[column])}>
                  {cellText(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(shown + STEP)}>
          {`Show ${Math.min(STEP, rows.length - shown)} of ${rows.length - shown} more rows`}
        </button>
      )}
      {columns.length > MOST_COLUMNS && (
        <p class="hint">{`${columns.length - MOST_COLUMNS} more columns are in the JSON.`}</p>
      )}
    </div>
  );
};
