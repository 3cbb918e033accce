import { useState } from "preact/hooks";
import type { FlowRun } from "../flows";
import type { StepRun } from "../steps";
import type { Life } from "../timeline";
import { ask } from "./api";
import { messageOf } from "./shown";
import type { State } from "./types";

interface Stop {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  /** Does it, and says what came of it. */
  readonly run: () => Promise<string>;
}

const FLOW = "When users change";

const step = async (key: string, inputs: unknown): Promise<Record<string, unknown>> => {
  const run = await ask<StepRun>("POST", `/steps/${key}/run`, { inputs });
  if (run.error !== undefined) throw new Error(run.error.message);
  return run.result as Record<string, unknown>;
};

const notifications = async (): Promise<readonly FlowRun[]> =>
  (await ask<{ runs: readonly FlowRun[] }>("GET", "/flows")).runs.filter(
    ({ flow, branch }) => flow === FLOW && branch === "Notification",
  );

const livingUntil = async (): Promise<string | undefined> =>
  (await ask<{ lives: readonly Life[] }>("GET", "/timeline")).lives
    .find(({ ended, resource }) => !ended && /^\/?users/i.test(resource))
    ?.until.slice(0, 10);

/** The job of the tour: a joiner comes, a flow hears of it, and the subscription outlives its first term. */
const stops = (domain: string): readonly Stop[] => {
  const made = { userId: "", groupId: "" };
  const number = Math.floor(Math.random() * 100_000);
  return [
    {
      title: "Deploy a flow",
      text: "A flow with User Trigger and a daily schedule. Deploying subscribes to the users of the tenant and answers Graph's validation request.",
      button: "Deploy",
      run: async () => {
        await ask("PUT", `/flows/${encodeURIComponent(FLOW)}`, {
          trigger: "userTrigger",
          schedule: "daily",
          inputs: { changeType: ["updated", "deleted"] },
        });
        await ask("POST", "/instance/deploy", {});
        return `Subscribed until ${(await livingUntil()) ?? "?"}.`;
      },
    },
    {
      title: "A joiner comes",
      text: "Create User makes the account. Nobody calls the flow: Graph notifies it.",
      button: "Create the user",
      run: async () => {
        const before = (await notifications()).length;
        const user = await step("createUser", {
          accountEnabled: true,
          displayName: "Joni Joiner",
          userPrincipalName: `joni.joiner${number}`,
          domain,
          password: `Start-${crypto.randomUUID()}`,
        });
        made.userId = String(user.id);
        for (let tries = 0; tries < 50; tries += 1) {
          if ((await notifications()).length > before) break;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const runs = (await notifications()).length - before;
        if (runs === 0) throw new Error("No notification came");
        return `${String(user.userPrincipalName)} was created, and the flow ran on the branch Notification.`;
      },
    },
    {
      title: "The joiner gets a group",
      text: "Create Group and Add Member to Group. Adding twice would be a success that says so.",
      button: "Add to a group",
      run: async () => {
        const group = await step("createGroup", {
          displayName: `New joiners ${number}`,
          mailNickname: `joiners${number}`,
        });
        made.groupId = String(group.id);
        await step("addMemberToGroup", { groupId: made.groupId, groupMemberOdataId: made.userId });
        const again = await step("addMemberToGroup", {
          groupId: made.groupId,
          groupMemberOdataId: made.userId,
        });
        return `Joni is a member; the second time the step answered ${JSON.stringify(again)}.`;
      },
    },
    {
      title: "20 days pass",
      text: "A subscription lives 29 days at most. The flow's schedule runs daily and renews it in time; tokens expire and are renewed.",
      button: "Let 20 days pass",
      run: async () => {
        const before = await livingUntil();
        const { runs } = await ask<{ runs: number }>("POST", "/clock", {
          advanceMs: 20 * 86_400_000,
        });
        return `${runs} runs on the way. The subscription lived until ${before ?? "?"}, and now lives until ${(await livingUntil()) ?? "nothing: it is gone"}.`;
      },
    },
  ];
};

/** One job from beginning to end, a click a step. */
export const Tour = ({ state }: { readonly state: State }) => {
  const [all] = useState(() => stops(state.domain ?? ""));
  const [said, setSaid] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  const next = async (stop: Stop): Promise<void> => {
    setBusy(true);
    try {
      const answer = await stop.run();
      setSaid((before) => [...before, answer]);
      setProblem("");
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  };

  return (
    <div class="main tour">
      <h2>A joiner, from the account to a subscription that lives on</h2>
      <p>
        Four clicks on an emulated tenant. Afterwards look at <a href="#steps">Steps</a>,{" "}
        <a href="#triggers">Triggers</a> and <a href="#timeline">Timeline</a>: all of it was real
        work of the component over HTTP.
      </p>
      <ol>
        {all.map((stop, index) => (
          <li key={stop.title} aria-current={index === said.length ? "step" : undefined}>
            <h3>{stop.title}</h3>
            <p>{stop.text}</p>
            {index < said.length && <p class="said">{said[index]}</p>}
            {index === said.length && (
              <button type="button" class="primary" disabled={busy} onClick={() => void next(stop)}>
                {busy ? "…" : stop.button}
              </button>
            )}
          </li>
        ))}
      </ol>
      {problem !== "" && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      {said.length === all.length && (
        <p class="said" role="status">
          That is the tour. <a href="#timeline">See the subscription's life</a>, or{" "}
          <a href="#steps">run any step</a>.
        </p>
      )}
    </div>
  );
};
