import axios, { type AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import { agents } from "./agents";
import { prepare, receive } from "./attempt";
import { keepResponse } from "./axiosFailure";
import type { PendingRequest } from "./pendingRequest";
import { isRepeated } from "./repeat";

declare module "axios" {
  interface AxiosRequestConfig {
    pending?: PendingRequest;
  }
}

const create = (): AxiosInstance => {
  const instance = axios.create({
    ...agents,
    maxRedirects: 0,
    transformResponse: (data: unknown) => data,
  });
  instance.interceptors.request.use(prepare);
  // Ahead of axios-retry, so that a broken body is an error for it too.
  instance.interceptors.response.use(receive, keepResponse);
  axiosRetry(instance, {
    retries: Number.POSITIVE_INFINITY, // isRepeated counts
    retryCondition: isRepeated,
    retryDelay: () => 0,
    shouldResetTimeout: true,
  });
  return instance;
};

let instance: AxiosInstance | undefined;

/** The one of the process. What differs from call to call travels in the config's `pending`. */
export const axiosInstance = (): AxiosInstance => {
  instance ??= create();
  return instance;
};
