export { credentialIn } from './permit-credential.js';
export type { CredentialHolder, CredentialReading, PermitCredential, SigningKey, StatusListEntry } from './permit-credential.js';
export { CREDENTIAL_PREFIX, CREDENTIAL_QR_BUDGET, encodeCredential, fitCredential } from './encode-credential.js';
export { readCredential, type FirstSeen } from './read-credential.js';
export { documentDigest, documentMatches, type DigestedDocument } from './document-digest.js';
export { signTrustList, verifyTrustList, type RootKey, type TrustedKey, type TrustList, type TrustListReading } from './trust-list.js';
export { createStatusList, setStatus, statusAt } from './status-list.js';
export { signStatusList, verifyStatusList, type StatusList, type StatusListReading } from './status-list-token.js';
export { createSigningKey, publicKeyOf } from './signing-key.js';
