import type { ConnectionValue, Runner } from "../../../runner";
import type { ConfigVariable, Integration, Reference } from "./integration";
import type { Preparation } from "./preparation";
import { isOwn } from "./prepareSteps";
import { onlyKeys, refuse } from "./refuse";

const KEYS = [
  "key",
  "dataType",
  "description",
  "defaultValue",
  "orgOnly",
  "meta",
  "pickList",
  "connection",
  "onPremiseConnectionConfig",
  "dataSource",
  "inputs",
];

const TYPES = [
  "string",
  "number",
  "boolean",
  "picklist",
  "code",
  "date",
  "timestamp",
  "connection",
];

export type Fields = Readonly<Record<string, string>>;

/** What somebody who deploys fills in: texts, and the fields of connections. */
export type Filled = Readonly<Record<string, string | Fields>>;

const checkText = (
  place: string,
  { dataType, pickList }: ConfigVariable,
  value: string,
): string => {
  if (dataType === "number" && (value.trim() === "" || !Number.isFinite(Number(value))))
    refuse(place, `it is no number: ${JSON.stringify(value)}`);
  if (dataType === "boolean" && value !== "true" && value !== "false")
    refuse(place, `it is true or false, not ${JSON.stringify(value)}`);
  if (pickList !== undefined && !pickList.includes(value))
    refuse(place, `it is one of ${pickList.join(", ")}, not ${JSON.stringify(value)}`);
  return value;
};

const isKnownSource = (place: string, { key, component }: Reference, preparation: Preparation) =>
  isOwn(place, component, preparation) && key in preparation.component.dataSources;

const RENEWED_BEFORE_S = 300;

/** A connection with a token that has not ended, as the platform hands one to every run. */
const living = (signIn: () => Promise<ConnectionValue>, now: () => Date) => {
  let held: { readonly value: ConnectionValue; readonly until: number } | undefined;
  return async (): Promise<ConnectionValue> => {
    if (held !== undefined && now().getTime() < held.until) return held.value;
    const value = await signIn();
    const lives = Number(value.token?.expires_in ?? 0) - RENEWED_BEFORE_S;
    held = { value, until: now().getTime() + lives * 1_000 };
    return value;
  };
};

/**
 * The config variables of an integration with what was filled in, checked.
 */
export const fillConfigVars = (
  { requiredConfigVars }: Integration,
  filled: Filled,
  preparation: Preparation,
  { connect, runDataSource }: Pick<Runner, "connect" | "runDataSource">,
  now: () => Date,
) => {
  const placeOf = ({ key }: ConfigVariable) => `${preparation.place}, config variable "${key}"`;
  for (const key of Object.keys(filled))
    if (!requiredConfigVars.some((variable) => variable.key === key))
      refuse(preparation.place, `there is no config variable "${key}" to fill in`);

  const texts = new Map<string, string>();
  const connections: (() => Promise<readonly [string, ConnectionValue]>)[] = [];
  for (const variable of requiredConfigVars) {
    const place = placeOf(variable);
    const { key, dataType, connection, dataSource, inputs = {}, defaultValue = "" } = variable;
    onlyKeys(place, variable, KEYS);
    if (!TYPES.includes(dataType)) refuse(place, `the data type ${dataType} is not known`);
    const given = filled[key];
    if (dataSource !== undefined && !isKnownSource(place, dataSource, preparation))
      return refuse(place, `the component has no data source "${dataSource.key}"`);
    if (dataType !== "connection") {
      if (typeof given === "object") refuse(place, "it takes a text");
      texts.set(key, checkText(place, variable, (given as string | undefined) ?? defaultValue));
      continue;
    }
    if (connection === undefined || !isOwn(place, connection.component, preparation))
      return refuse(place, "only connections of this component can be played");
    if (typeof given !== "object") return refuse(place, "its fields are to be filled in");
    const definition = preparation.component.connections.find(
      (candidate) => candidate.key === connection.key,
    );
    const preset = Object.entries(inputs).flatMap(([name, input]) => {
      if (!definition?.inputs.some((known) => known.key === name))
        refuse(place, `the connection ${connection.key} has no input "${name}"`);
      onlyKeys(place, input, ["type", "value", "meta"]);
      if (input.type !== "value" || typeof input.value !== "string")
        return refuse(place, `"${name}" is to be a text`);
      return input.value === "" ? [] : [[name, input.value]];
    });
    const fields = { ...Object.fromEntries(preset), ...given };
    const current = living(() => connect(connection.key, fields), now);
    connections.push(async () => [key, await current()]);
  }

  /** The values of this moment. */
  const values = async (): Promise<Record<string, unknown>> =>
    Object.fromEntries([...texts, ...(await Promise.all(connections.map((one) => one())))]);

  /** What the picker of a config variable offers must hold what was filled in. */
  const checkPicked = async (): Promise<void> => {
    const picked = await values();
    for (const variable of requiredConfigVars) {
      const { key, dataSource, inputs = {} } = variable;
      if (dataSource === undefined || picked[key] === "") continue;
      const place = placeOf(variable);
      const asked = Object.entries(inputs).map(([name, { type, value }]) => {
        if (type === "configVar") return [name, picked[String(value)]];
        return type === "value" ? [name, value] : refuse(place, `the type ${type} is not known`);
      });
      const offered = await runDataSource<{ key: string }[]>(
        dataSource.key,
        Object.fromEntries(asked),
      );
      if (!offered.some((element) => element.key === picked[key]))
        refuse(place, `the picker does not offer ${JSON.stringify(picked[key])}`);
    }
  };
  return { values, checkPicked };
};
