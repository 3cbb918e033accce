import type { User } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

type Entity = User & { "@odata.context"?: string };

const adele: User = {
  businessPhones: ["+1 425 555 0109"],
  displayName: "Adele Vance",
  givenName: "Adele",
  jobTitle: "Retail Manager",
  mail: "AdeleV@contoso.onmicrosoft.com",
  mobilePhone: "+1 425 555 0109",
  officeLocation: "18/2111",
  preferredLanguage: "en-US",
  surname: "Vance",
  userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
  id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
};

const room: User = {
  businessPhones: [],
  displayName: "Conf Room Adams",
  givenName: null,
  jobTitle: null,
  mail: "Adams@contoso.onmicrosoft.com",
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  userPrincipalName: "Adams@contoso.onmicrosoft.com",
  id: "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0",
};

const entityContext = "https://graph.microsoft.com/v1.0/$metadata#users/$entity";

export const getUserExamplePayload: { data: Entity } = {
  data: { "@odata.context": entityContext, ...adele },
};

export const findUserExamplePayload: { data: { found: boolean; user: User | null } } = {
  data: { found: true, user: adele },
};

export const createUserExamplePayload: { data: Entity } = {
  data: {
    "@odata.context": entityContext,
    id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    businessPhones: [],
    displayName: "Adele Vance",
    givenName: null,
    jobTitle: null,
    mail: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
  },
};

export const listUsersExamplePayload: { data: ListResult<User> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
    "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$top=2&$skiptoken=RFNwdAIAAQ",
    value: [adele, room],
    cursor:
      "eyJvcGVyYXRpb24iOiJMaXN0IFVzZXJzIiwicGF0aCI6Ii91c2VycyIsImxpbmsiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20vdjEuMC91c2Vycz8kdG9wPTImJHNraXB0b2tlbj1SRk53ZEFJQUFRIiwiYWR2YW5jZWQiOmZhbHNlfQ",
  },
};

export const userChangedExamplePayload = {
  data: { success: true as const, userId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
};

export const upsertUserExamplePayload: {
  data: { created: boolean; id: string; userPrincipalName: string; user: Entity | null };
} = {
  data: {
    created: true,
    id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    user: createUserExamplePayload.data,
  },
};
