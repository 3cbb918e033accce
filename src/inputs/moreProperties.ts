import { additionalProperties } from "./common";

// Additional Properties of steps that write something else than a user: each with an example of its own.

export const groupProperties = {
  ...additionalProperties,
  example: '{"description": "Everybody in Sales", "preferredLanguage": "en"}',
};

export const applicationProperties = {
  ...additionalProperties,
  example:
    '{"signInAudience": "AzureADMyOrg", "web": {"redirectUris": ["https://app.example.com"]}}',
};

export const servicePrincipalProperties = {
  ...additionalProperties,
  example: '{"appRoleAssignmentRequired": true}',
};

export const subscriptionProperties = {
  ...additionalProperties,
  example: '{"clientState": "a random text of at most 128 characters"}',
};

export const invitationProperties = {
  ...additionalProperties,
  example: '{"invitedUserType": "Member"}',
};
