import { Hono } from "hono";
import { needs } from "../needs";
import type { Env, Services } from "./context";

const READ = [
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "User.Read",
  "User.Read.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

/** The tenant: a list of one. */
export const organizationRoutes = ({ origin, tenantId, domain }: Services) => {
  const routes = new Hono<Env>();
  routes.get("/organization", needs(READ), (c) =>
    c.json({
      "@odata.context": `${origin()}/v1.0/$metadata#organization`,
      value: [
        {
          id: tenantId,
          displayName: "Contoso",
          verifiedDomains: [
            {
              name: domain,
              isDefault: true,
              isInitial: true,
              type: "Managed",
              capabilities: "Email",
            },
          ],
        },
      ],
    }),
  );
  return routes;
};
