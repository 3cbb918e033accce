import type { OffboardingResult } from "../graph";

const nothing = { skipped: [], failed: [] };

export const offboardUserExamplePayload: {
  data: { success: boolean; userId: string; steps: OffboardingResult[] };
} = {
  data: {
    success: true,
    userId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    steps: [
      { step: "disable", status: "done", detail: null, error: null },
      { step: "revokeSessions", status: "done", detail: null, error: null },
      {
        step: "removeLicenses",
        status: "done",
        detail: {
          removed: [{ id: "6fd2c87f-b296-42f0-b197-1e91e994b900", name: "ENTERPRISEPACK" }],
          skipped: [
            {
              id: "078d2b04-f1bd-4111-bbd4-b4b1b354cef4",
              name: "AAD_PREMIUM",
              reason:
                "inherited from the group 45b7d2e7-b882-4a80-ba97-10b7a63b8fa4: it goes with the membership",
            },
          ],
          failed: [],
        },
        error: null,
      },
      {
        step: "removeFromGroups",
        status: "done",
        detail: {
          removed: [{ id: "45b7d2e7-b882-4a80-ba97-10b7a63b8fa4", name: "Golf Assist" }],
          skipped: [
            {
              id: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
              name: "All of Sales",
              reason: "dynamic: its rule chooses the members",
            },
          ],
          failed: [],
        },
        error: null,
      },
      {
        step: "removeOwnerships",
        status: "skipped",
        detail: {
          removed: [],
          skipped: [
            {
              id: "45b7d2e7-b882-4a80-ba97-10b7a63b8fa4",
              name: "Golf Assist",
              reason: "last owner: add another owner first",
            },
          ],
          failed: [],
        },
        error: null,
      },
      {
        step: "removeDirectoryRoles",
        status: "done",
        detail: {
          removed: [
            { id: "lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1", name: "User Administrator" },
          ],
          ...nothing,
        },
        error: null,
      },
      {
        step: "removeAppRoles",
        status: "done",
        detail: {
          removed: [{ id: "4g4uW1a1VESvoKhGPVuIiV", name: "Contoso Payroll" }],
          ...nothing,
        },
        error: null,
      },
      {
        step: "resetAuthenticationMethods",
        status: "done",
        detail: {
          removed: [{ id: "3179e48a-750b-4051-897c-87b9720928f7", name: "phone" }],
          ...nothing,
        },
        error: null,
      },
      {
        step: "removeManager",
        status: "done",
        detail: {
          removed: [{ id: "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0", name: "Miriam Graham" }],
          ...nothing,
        },
        error: null,
      },
      { step: "deleteUser", status: "done", detail: null, error: null },
    ],
  },
};
