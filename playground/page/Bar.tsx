import { useState } from "preact/hooks";
import { ask } from "./api";
import { messageOf, minute } from "./shown";
import type { State } from "./types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Time and weather of the emulated tenant. */
const Emulated = ({ state }: { readonly state: State }) => {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  const move = async (body: unknown): Promise<void> => {
    setBusy(true);
    try {
      const { runs } = await ask<{ runs: number }>("POST", "/clock", body);
      setSaid(`${runs} flow runs on the way`);
    } catch (error) {
      setSaid(messageOf(error));
    }
    setBusy(false);
  };

  const jump = (label: string, body: unknown) => (
    <button type="button" disabled={busy} onClick={() => void move(body)}>
      {label}
    </button>
  );

  return (
    <>
      <fieldset class="clock">
        <legend>Clock</legend>
        <time dateTime={state.now}>{`${minute(state.now)} UTC`}</time>
        {jump("+1 hour", { advanceMs: HOUR })}
        {jump("+1 day", { advanceMs: DAY })}
        {jump("+20 days", { advanceMs: 20 * DAY })}
        {jump("To the next expiry", { to: "nextExpiry" })}
        <span class="hint" role="status">
          {said}
        </span>
      </fieldset>
      <label class="weather">
        Weather{" "}
        <select
          value={state.weather ?? "calm"}
          title={state.weathers[state.weather ?? "calm"]}
          onChange={(event) => void ask("PUT", "/weather", { weather: event.currentTarget.value })}
        >
          {Object.entries(state.weathers).map(([key, text]) => (
            <option key={key} value={key}>
              {`${key}: ${text}`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
};

/** Where the playground works, what time it is there, and what the weather is. */
export const Bar = ({ state }: { readonly state: State }) => (
  <div class="bar">
    <p>
      {state.mode === "emulator" ? (
        <>
          Emulated tenant <strong>{state.domain}</strong>
        </>
      ) : (
        <>
          Tenant <strong>{state.tenantId}</strong>{" "}
          <span class={state.write ? "badge bad" : "badge good"}>
            {state.write ? "writing" : "read-only"}
          </span>
        </>
      )}
    </p>
    {state.mode === "emulator" && <Emulated state={state} />}
  </div>
);
