import type { ListUsersData } from "@component-manifests/ms-entra-id";
import { type FlowExecutionContext, flow } from "@prismatic-io/spectral";

/**
 * What a mistake of a code-native author is told. Type-checked as a file of an example: each line that
 * should be refused and is not is an error itself.
 */
export const typedUse = async ({ components, configVars }: FlowExecutionContext): Promise<void> => {
  const connection = configVars["Entra Connection"];
  const { msEntraId } = components;

  const { data } = await msEntraId.listUsers({ connection, getAllPaginatedResults: true });
  const users: ListUsersData["value"] = data.value;
  const name: string | null | undefined = users[0]?.displayName;
  // @ts-expect-error a misspelt property of a result
  name === users[0]?.displayname;
  // @ts-expect-error the result is in data
  (await msEntraId.listUsers({ connection })).value;
  // @ts-expect-error id is text
  const id: number | undefined = users[0]?.id;

  // @ts-expect-error a misspelt input
  await msEntraId.listUsers({ connection, getAllPaginatedResult: true });
  // @ts-expect-error the connection is missing
  await msEntraId.listUsers({ $top: "5" });
  // @ts-expect-error an input of another type
  await msEntraId.listUsers({ connection, $top: 5 });
  // @ts-expect-error a choice that is none
  await msEntraId.listUsers({ connection, advancedQuery: "sometimes" });
  // @ts-expect-error an action that is none
  await msEntraId.listUser({ connection });
  // @ts-expect-error a config variable that is none
  configVars["Entra connection"];

  const values = {
    connection: { configVar: "Entra Connection" as const },
    changeType: { value: ["updated" as const] },
  };
  const base = {
    name: "F",
    stableKey: "f",
    description: "",
    onExecution: async () => ({ data: 1 }),
  };
  flow({ ...base, onTrigger: { component: "msEntraId", key: "groupTrigger", values } });
  // @ts-expect-error a trigger that is none
  flow({ ...base, onTrigger: { component: "msEntraId", key: "groupsTrigger", values } });
  // @ts-expect-error the inputs that a trigger needs are missing
  flow({ ...base, onTrigger: { component: "msEntraId", key: "groupTrigger", values: {} } });

  // What a result is assigned to says nothing of what comes.
  // @ts-expect-error there is no such property
  const claimed: { data: { people: string[] } } = await msEntraId.listUsers({ connection });
  // A caller who asks Select for more says so.
  interface Selected {
    data: { value: { id: string; department: string | null }[] };
  }
  const selected = await msEntraId.listUsers<Selected>({ connection, $select: "id,department" });
  const department: string | null | undefined = selected.data.value[0]?.department;

  // Where a schema says nothing of an object, it holds anything.
  const [record] = (await msEntraId.getNotifiedRecords({ connection, notifications: "[]" })).data;
  const value: unknown = record?.record?.department;
  // @ts-expect-error a change that is none
  record?.change === "removed";

  void [id, claimed, department, value];
};
