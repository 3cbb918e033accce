import { msEntraIdCertificate } from "./msEntraIdCertificate";
import { msEntraIdClientCredentials } from "./msEntraIdClientCredentials";
import { msEntraIdOauth2 } from "./msEntraIdOauth2";

export default [msEntraIdOauth2, msEntraIdClientCredentials, msEntraIdCertificate];
