import { isMap, isSeq, visit, type YAMLMap } from "yaml";
import { UsageError } from "../cli/usageError";
import { connectionsOf, moveConnection } from "./connections";
import { mapAt, mapsIn, printLike, readYaml, textAt, writeOutAliases } from "./document";
import { branchesOf, lookAt } from "./lookAt";
import { move } from "./move";
import { ownerOf } from "./reference";
import { type Findings, gather, type Say } from "./report";
import { stepsOf } from "./steps";

export interface Adopted {
  readonly text: string;
  readonly findings: Findings;
}

/** @throws {UsageError} It is no integration of the platform. */
const integrationIn = (contents: unknown, file: string): YAMLMap => {
  if (!isMap(contents) || !isSeq(contents.get("flows")))
    throw new UsageError(`${file} is no integration: it has no list of flows`);
  const version = textAt(contents, "definitionVersion") ?? "none";
  if (version !== "7")
    throw new UsageError(`${file} has definitionVersion ${version}, and only 7 is read`);
  return contents;
};

const SIGN_IN =
  "Tokens and what customers filled in stay with the old instances: customers connect again.";
const SUBSCRIPTIONS =
  "The subscriptions of an old instance stay its own. Delete it before the new one is deployed: with the same app registration, Graph allows one of a kind in a tenant.";

/** What refers to the public component from a place that nothing is known of. */
const sayStrays = (integration: YAMLMap, known: ReadonlySet<YAMLMap>, say: Say): void =>
  visit(integration, {
    Map: (_key, map) => {
      if (known.has(map)) return;
      const owner = ownerOf(map);
      if (owner.is === "public" || owner.is === "unclear")
        say("notMoved", map, "a place that is not known", "it refers to the public component");
    },
  });

/**
 * Rewrites an integration that uses the public component for this one. What is not known for sure stays as
 * it is, and is told; the order and the comments of the file are kept.
 *
 * @throws {UsageError} The file is no such integration.
 */
export const adoptFlow = (text: string, file: string): Adopted => {
  const read = readYaml(text, file);
  writeOutAliases(read, file);
  const integration = integrationIn(read.document.contents, file);
  const { lists, say } = gather(read.lineOf);
  const outside: string[] = [];
  const seen = new Set<YAMLMap>();

  const variables = mapsIn(integration.get("requiredConfigVars"));
  const connections = connectionsOf(variables);
  for (const owner of variables) {
    const where = `config variable ${textAt(owner, "key") ?? ""}`;
    const [connection, reference] = [mapAt(owner, "connection"), mapAt(owner, "dataSource")];
    if (connection !== undefined) seen.add(connection);
    if (moveConnection(owner, where, say)) outside.push(SIGN_IN);
    if (reference === undefined) continue;
    seen.add(reference);
    move({ kind: "dataSources", owner, reference, where }, connections, say);
  }
  for (const map of mapsIn(integration.get("flows"))) {
    const flow = { name: textAt(map, "name") ?? "", steps: stepsOf(map) };
    const moved = flow.steps.flatMap((step) => {
      const reference = mapAt(step.map, "action");
      if (reference === undefined) return [];
      seen.add(reference);
      const thing = move(
        {
          kind: step.isTrigger ? "triggers" : "actions",
          owner: step.map,
          reference,
          where: `${flow.name} › ${step.name}`,
          branches: step.isTrigger ? branchesOf(step) : [],
        },
        connections,
        say,
      );
      return thing === undefined ? [] : [{ step, thing }];
    });
    for (const { step, thing } of moved) {
      lookAt(step, thing, flow, say);
      if (thing.scheduleSupport === "valid") outside.push(SUBSCRIPTIONS);
    }
  }
  sayStrays(integration, seen, say);
  return {
    text: lists.moved.length === 0 ? text : printLike(read.document, text),
    findings: { ...lists, outside: [...new Set(outside)] },
  };
};
