/** A low-code integration as its YAML holds it, once the frame is known to be right. */
export interface Integration {
  readonly requiredConfigVars?: readonly ConfigVar[];
  readonly configPages: readonly ConfigPage[];
  readonly flows: readonly Flow[];
}

export interface ComponentReference {
  readonly key: string;
  readonly version: "LATEST" | number;
  readonly isPublic: boolean;
}

/** What a step runs, a config variable connects to or a picker asks: by key, in a component. */
export interface Reference {
  readonly key: string;
  readonly component: ComponentReference;
}

/** A value, given in one of the five ways. */
export type Value =
  | {
      readonly type: "value" | "reference" | "configVar" | "template";
      readonly name?: string | Value;
      readonly value: string;
    }
  | { readonly type: "complex"; readonly name?: string | Value; readonly value: readonly Term[] };

/** A part of a complex value: conditions hold lists that begin with a word. */
export type Term = string | Value | readonly Term[];

export type Inputs = Readonly<Record<string, Value>>;

export interface ConfigVar {
  readonly key: string;
  readonly dataType: string;
  readonly defaultValue?: string;
  readonly pickList?: readonly string[];
  readonly connection?: Reference;
  readonly dataSource?: Reference;
  readonly inputs?: Inputs;
}

export interface ConfigPage {
  readonly name: string;
  readonly elements: readonly { readonly type: string; readonly value: string }[];
}

export interface Branch {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name: string;
  readonly isTrigger?: boolean;
  readonly action: Reference;
  readonly inputs: Inputs;
  readonly steps?: readonly Step[];
  readonly branches?: readonly Branch[];
  readonly schedule?: Value;
  readonly errorConfig?: { readonly errorHandlerType: string; readonly ignoreFinalError?: boolean };
}

export interface Flow {
  readonly name: string;
  readonly isSynchronous: boolean;
  readonly steps: readonly Step[];
  readonly queueConfig?: {
    readonly usesFifoQueue?: boolean;
    readonly singletonExecutions?: boolean;
  };
  readonly triggerResolver?: { readonly enabled: boolean };
}
