import { connection, debugRequest, failOnError, type Surface } from "./common";

export const misc: Surface = {
  batchRequest: {
    label: "Batch Request",
    inputs: { connection, requests: ["Requests"], failOnError, debugRequest },
  },
  getDirectoryObjects: {
    label: "Get Directory Objects",
    inputs: { connection, objectIds: ["Object IDs"], objectTypes: ["Object Types"], debugRequest },
  },
  testConnection: { label: "Test Connection", inputs: { connection, debugRequest } },
  rawRequest: {
    label: "Raw Request",
    inputs: {
      connection,
      url: ["URL"],
      method: ["Method"],
      data: ["Data"],
      formData: ["Form Data"],
      fileData: ["File Data"],
      fileDataFileNames: ["File Data File Names"],
      queryParams: ["Query Parameter"],
      headers: ["Header"],
      responseType: ["Response Type", "json"],
      timeout: ["Timeout"],
      getAllPaginatedResults: ["Get All Paginated Results", "false"],
      debugRequest,
      retryDelayMS: ["Retry Delay (ms)", "0"],
      retryAllErrors: ["Retry On All Errors", "false"],
      maxRetries: ["Max Retry Count", "0"],
      useExponentialBackoff: ["Use Exponential Backoff", "false"],
    },
  },
};
