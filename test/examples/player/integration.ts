/** A value as the YAML writes it: its kind and what it is. */
export interface Value {
  readonly type: string;
  readonly value: unknown;
  /** The key of an entry of a key-value list, or the branch that a condition or a text leads to. */
  readonly name?: unknown;
  readonly meta?: unknown;
}

export interface ComponentReference {
  readonly key: string;
  readonly version: unknown;
  readonly isPublic: boolean;
}

export interface Reference {
  readonly key: string;
  readonly component: ComponentReference;
}

export type Inputs = Readonly<Record<string, Value>>;

export interface Branch {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface ErrorConfig {
  readonly errorHandlerType: string;
  readonly maxAttempts?: unknown;
  readonly delaySeconds?: unknown;
  readonly usesExponentialBackoff?: unknown;
  readonly ignoreFinalError?: unknown;
}

export interface Step {
  readonly name: string;
  readonly description?: string;
  readonly isTrigger?: boolean;
  readonly action: Reference;
  readonly inputs: Inputs;
  /** Of a loop. */
  readonly steps?: readonly Step[];
  readonly branches?: readonly Branch[];
  readonly errorConfig?: ErrorConfig;
  /** Of a trigger. */
  readonly schedule?: Value;
}

export interface Flow {
  readonly name: string;
  readonly description: string;
  readonly isSynchronous: boolean;
  readonly isAgentFlow?: boolean;
  readonly endpointSecurityType?: string;
  readonly queueConfig?: object;
  readonly retryConfig?: {
    readonly maxAttempts?: number;
    readonly delayMinutes?: number;
    readonly usesExponentialBackoff?: boolean;
  };
  readonly triggerResolver?: {
    readonly enabled: boolean;
    readonly batchSize?: number;
    readonly concurrentBatchLimit?: number;
    readonly runInitialSyncOnDeploy?: boolean;
  };
  readonly steps: readonly Step[];
}

export interface ConfigVariable {
  readonly key: string;
  readonly dataType: string;
  readonly defaultValue?: string;
  readonly pickList?: readonly string[];
  readonly connection?: Reference;
  readonly dataSource?: Reference;
  readonly inputs?: Inputs;
}

export interface Integration {
  readonly name: string;
  readonly definitionVersion: number;
  readonly requiredConfigVars: readonly ConfigVariable[];
  readonly flows: readonly Flow[];
}
