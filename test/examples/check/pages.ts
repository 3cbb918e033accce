import { type Complaint, complainAt } from "./complaint";
import type { Integration } from "./integration";
import { usesOf } from "./uses";

/** Every config variable is on one page, and what a picker needs on an earlier one. */
export const pageComplaints = (
  file: string,
  { requiredConfigVars = [], configPages }: Integration,
): Complaint[] => {
  const elements = configPages.flatMap(({ name, elements }, page) =>
    elements.filter(({ type }) => type === "configVar").map(({ value }) => ({ name, page, value })),
  );
  const pageOf = (key: string) => elements.find(({ value }) => value === key)?.page;
  const unknown = elements
    .filter(({ value }) => !requiredConfigVars.some(({ key }) => key === value))
    .map(({ name, value }) =>
      complainAt(file, `page ${name}`)(`there is no config variable ${value}`),
    );
  const placed = requiredConfigVars.flatMap(({ key, inputs = {}, dataSource }) => {
    const complain = complainAt(file, `config variable ${key}`);
    const count = elements.filter(({ value }) => value === key).length;
    if (count !== 1)
      return [complain(count === 0 ? "is on no page" : "is on pages more than once")];
    if (dataSource === undefined) return [];
    return usesOf(inputs)
      .filter(
        ({ kind, value }) => kind === "configVar" && (pageOf(value) ?? 0) >= (pageOf(key) ?? 0),
      )
      .map(({ input, value }) => complain(`${value} must be on an earlier page`, input));
  });
  const pages = configPages.flatMap(({ name, elements }, index) => {
    const complain = complainAt(file, `page ${name}`);
    const isRepeated = configPages.findIndex((other) => other.name === name) !== index;
    return [
      ...(isRepeated ? [complain("has the name of another page")] : []),
      ...(elements.length === 0 ? [complain("has nothing on it")] : []),
    ];
  });
  return [...pages, ...unknown, ...placed];
};
