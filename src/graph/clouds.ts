/** A Microsoft cloud: tokens and app registrations of one are worth nothing in another. */
export interface Cloud {
  readonly name: string;
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** Origin of the sign-in endpoint. */
  readonly login: string;
}

/** @see https://learn.microsoft.com/graph/deployments */
export const clouds: readonly Cloud[] = [
  {
    name: "Global",
    graph: "https://graph.microsoft.com",
    login: "https://login.microsoftonline.com",
  },
  {
    name: "US Government L4 (GCC High)",
    graph: "https://graph.microsoft.us",
    login: "https://login.microsoftonline.us",
  },
  {
    name: "US Government L5 (DoD)",
    graph: "https://dod-graph.microsoft.us",
    login: "https://login.microsoftonline.us",
  },
  {
    name: "China (21Vianet)",
    graph: "https://microsoftgraph.chinacloudapi.cn",
    login: "https://login.chinacloudapi.cn",
  },
];

export const GLOBAL_GRAPH = "https://graph.microsoft.com";
export const GLOBAL_LOGIN = "https://login.microsoftonline.com";
