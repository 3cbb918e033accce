export const rawRequestExamplePayload: { data: unknown } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(id,displayName)",
    value: [{ id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd", displayName: "Adele Vance" }],
  },
};
