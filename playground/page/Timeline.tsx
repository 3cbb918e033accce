import type { Life, Mark } from "../timeline";
import { ask, useServer } from "./api";
import { minute } from "./shown";
import type { State } from "./types";

interface TimelineAnswer {
  readonly now: string;
  readonly lives: readonly Life[];
  readonly marks: readonly Mark[];
}

const WIDTH = 1000;
const LEFT = 10;
const ROW = 46;
const TOP = 40;

/** Signs that differ by shape, so that colour is not all that tells them apart. */
const SIGNS: Readonly<Record<Mark["kind"], string>> = {
  created: "+",
  found: "○",
  renewed: "↻",
  removed: "×",
  expired: "✕",
  handshake: "⇄",
  notification: "●",
  poll: "◆",
  lifecycle: "▲",
  renewal: "↻",
  rejected: "⊘",
  failed: "!",
};

const Picture = ({ now, lives, marks }: TimelineAnswer) => {
  const times = [now, ...lives.flatMap(({ from, until }) => [from, until])].map(Date.parse);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (time: string): number =>
    LEFT + ((Date.parse(time) - first) / Math.max(1, last - first)) * (WIDTH - 2 * LEFT);
  const height = TOP + ROW * (lives.length + 1);
  const ownMarks = (id: string | undefined): readonly Mark[] =>
    marks.filter(({ subscriptionId }) => subscriptionId === id).slice(-200);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="Lives of the subscriptions">
      <text x={LEFT} y={16} class="axis">
        {minute(new Date(first).toISOString())}
      </text>
      <text x={WIDTH - LEFT} y={16} class="axis" text-anchor="end">
        {minute(new Date(last).toISOString())}
      </text>
      {lives.map(({ id, resource, from, until, ended }, row) => {
        const y = TOP + row * ROW;
        return (
          <g key={id}>
            <rect
              class={ended ? "life ended" : "life"}
              x={x(from)}
              y={y}
              width={Math.max(2, x(until) - x(from))}
              height={16}
              rx={4}
            >
              <title>{`${resource}: ${minute(from)} to ${minute(until)}`}</title>
            </rect>
            <text x={x(from) + 4} y={y + 32} class="axis">
              {`${resource} ${id.slice(0, 8)}`}
            </text>
            {ownMarks(id).map(({ at, kind, text }, index) => (
              <text key={index} x={x(at)} y={y + 13} class={`mark ${kind}`} text-anchor="middle">
                {SIGNS[kind]}
                <title>{`${kind} ${minute(at)}: ${text}`}</title>
              </text>
            ))}
          </g>
        );
      })}
      {ownMarks(undefined).map(({ at, kind, text }, index) => (
        <text
          key={index}
          x={x(at)}
          y={TOP + lives.length * ROW + 13}
          class={`mark ${kind}`}
          text-anchor="middle"
        >
          {SIGNS[kind]}
          <title>{`${kind} ${minute(at)}: ${text}`}</title>
        </text>
      ))}
      <line x1={x(now)} x2={x(now)} y1={22} y2={height} class="now" />
      <text x={Math.min(x(now), WIDTH - 40)} y={30} class="axis now-text" text-anchor="middle">
        now
      </text>
    </svg>
  );
};

/** Each change of the emulated tenant is heard; a real one is asked again when a flow ran, or by the button. */
const TOPICS = { emulator: ["timeline", "flows", "state"], tenant: ["flows"] } as const;

/** Every subscription from its creation to its expiry, and what happened on the way. */
export const Timeline = ({ mode }: { readonly mode: State["mode"] }) => {
  const { data, error, reload } = useServer<TimelineAnswer>("/timeline", ...TOPICS[mode]);
  if (error !== undefined) return <p class="error">{error}</p>;
  if (data === undefined) return <p class="loading">Loading …</p>;
  return (
    <div class="main">
      <h2>Timeline</h2>
      {mode === "tenant" && (
        <div class="buttons">
          <button type="button" onClick={reload}>
            Read again
          </button>
        </div>
      )}
      {data.lives.length === 0 ? (
        <p class="hint">
          {mode === "emulator"
            ? "There is no subscription yet. Deploy an instance with a webhook trigger, or create one with Create Subscription, and let time pass."
            : "This app has no subscription in the tenant. Only those of the app that is signed in are listed."}
        </p>
      ) : (
        <Picture {...data} />
      )}
      <ul class="plain">
        {data.lives
          .filter(({ ended }) => !ended)
          .map(({ id, resource, until }) => (
            <li key={id}>
              <code>{resource}</code> lives until {minute(until)}{" "}
              {mode === "emulator" && (
                <button
                  type="button"
                  onClick={() => void ask("POST", `/subscriptions/${id}/drop`, {})}
                >
                  Let Graph lose it
                </button>
              )}
            </li>
          ))}
      </ul>
      {data.marks.length > 0 && <h3>What happened</h3>}
      <ol class="plain" reversed>
        {data.marks
          .toReversed()
          .slice(0, 200)
          .map(({ at, kind, text }, index) => (
            <li key={index}>
              <span class="hint">{minute(at)}</span> {SIGNS[kind]} <strong>{kind}</strong> {text}
            </li>
          ))}
      </ol>
    </div>
  );
};
