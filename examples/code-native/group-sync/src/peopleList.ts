/** Asks the other system for its whole list. What the step of your system does goes here. */
export const readPeopleList = async (url: string): Promise<string[]> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`People List URL answered ${response.status}`);
  const list: unknown = await response.json();
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === "string"))
    throw new Error("People List URL did not answer with a JSON array of texts");
  const people = [...new Set(list.map((entry) => entry.trim()).filter((entry) => entry !== ""))];
  // An empty list is a system that fails more often than a group that nobody is in.
  if (people.length === 0) throw new Error("People List URL answered with an empty list");
  return people;
};
