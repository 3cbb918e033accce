export interface PersonEvent {
  event: "create" | "change" | "offboard";
  person: Record<string, unknown>;
}

/** Sends one event to the other system. What the HTTP step of your system does goes here. */
export const tell = async (url: string, event: PersonEvent): Promise<void> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`People URL answered ${response.status}`);
};
