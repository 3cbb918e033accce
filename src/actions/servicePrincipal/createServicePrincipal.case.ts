import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, directoryFull, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";
import { servicePrincipalExamplePayload } from "../../examplePayloads/servicePrincipal";

const appId = "631a96bc-a705-4eda-9f99-fdaf9f54f6a2";
const missing = notFound(appId);

export default {
  inputs: { appId },
  answers: [{ status: 201, body: servicePrincipalExamplePayload.data }],
  failures: [
    denied,
    directoryFull,
    {
      ...denied,
      message:
        "When using this permission, the backing application of the service principal being created must in the local tenant",
      says: "the application must be one of this tenant that the signed-in app owns",
    },
    badValue(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
      "Check Application (Client) ID",
    ),
    {
      status: 409,
      code: "Request_MultipleObjectsWithSameKeyValue",
      message: `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
      says: "look in the deleted items too",
      after: [{ status: 404, body: graphFault(missing.code, missing.message) }],
    },
  ],
} satisfies ActionCase;
