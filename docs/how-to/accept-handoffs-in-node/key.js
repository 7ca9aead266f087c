// Makes this sibling's own key: the secret for .env, and the public one for home.
import { PublicProtocol } from 'paseto';
import { ExportPublicKeyFactory, ExportSecretKeyFactory, GenerateKeyPairFactory } from 'paseto/v4/public';

const v4 = new PublicProtocol(ExportPublicKeyFactory, ExportSecretKeyFactory, GenerateKeyPairFactory);
const { publicKey, secretKey } = await v4.GenerateKeyPair({ extractable: true });
console.log(`SIBLING_KEY=${await v4.ExportSecretKey(secretKey)}`);
console.log(`public: ${await v4.ExportPublicKey(publicKey)}`);
