import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { closeIdleConnections } from "./agents";
import { BROKEN_BODY } from "./axiosFailure";
import { header } from "./header";
import type { PendingRequest } from "./pendingRequest";
import { BrokenBody, readResponseBody } from "./responseBody";
import type { ThrottleGate } from "./throttleGate";
import { newsOfAnswer } from "./throttleNews";

/** Waits with the others of the app and tenant while Graph asks for it, as far as the request has time. */
const passGate = async (pending: PendingRequest): Promise<void> => {
  const { request, policy, settings, startedAt } = pending;
  const { time, sleep, endsAt } = settings;
  const mayLastUntil = Math.min(startedAt + policy.maxTotalMs, endsAt);
  let waitedUntil = 0;
  let gate: ThrottleGate;
  while (true) {
    gate = settings.throttleGate();
    const heldMs = gate.heldMs(request.method);
    const until = time() + heldMs;
    if (heldMs > 0 && until !== waitedUntil && until <= mayLastUntil) {
      waitedUntil = until;
      await sleep(heldMs);
      // A client with a budget has to answer soon: it does not queue.
    } else if (!gate.hasRoom() && endsAt === Number.POSITIVE_INFINITY && time() < mayLastUntil) {
      if (!(await gate.nextAnswer())) break;
    } else break;
  }
  pending.begin(gate);
};

/** Before every attempt: wait with the others when one was throttled, then sign and time it. */
export const prepare = async (
  config: InternalAxiosRequestConfig,
): Promise<InternalAxiosRequestConfig> => {
  const { pending } = config;
  if (pending === undefined) return config;
  const { accessToken, endsAt, time } = pending.settings;
  await passGate(pending);
  pending.token = await accessToken(Math.max(1, endsAt - time()));
  if (pending.request.method === "POST") closeIdleConnections();
  config.headers.set("client-request-id", randomUUID());
  config.headers.set("Authorization", `Bearer ${pending.token}`);
  config.signal = pending.deadline();
  return config;
};

/** A body that cannot be used is a failure of the attempt. */
const read = (response: AxiosResponse, pending: PendingRequest): AxiosResponse => {
  const { status, data, headers } = response;
  try {
    const contentType = header(headers, "content-type") ?? "";
    const body = readResponseBody(pending.request, { status, contentType, data });
    pending.end(newsOfAnswer(pending.request.path, headers, body, pending.settings.now()));
    response.data = body;
    return response;
  } catch (error) {
    if (!(error instanceof BrokenBody)) throw error;
    throw new AxiosError(error.message, BROKEN_BODY, response.config, response.request, response);
  }
};

/** After a good answer: read it. */
export const receive = (response: AxiosResponse): AxiosResponse | Promise<AxiosResponse> => {
  const { pending } = response.config;
  if (pending === undefined) return response;
  const { onText } = pending.request;
  if (onText === undefined || typeof response.data !== "string") return read(response, pending);
  onText(response.data);
  // A request is on its way after the promises that lead to it; parsing would keep it from that.
  return setImmediate().then(() => read(response, pending));
};
