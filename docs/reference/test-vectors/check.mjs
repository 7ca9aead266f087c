// Checks tokens.json with npm's paseto, as protocol.md says: node check.mjs, where that package is installed.
import { readFileSync } from 'node:fs';
import { InspectFooter, PublicProtocol } from 'paseto';
import { ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory } from 'paseto/v4/public';

const v4 = new PublicProtocol(ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory);
const vectors = JSON.parse(readFileSync(new URL('tokens.json', import.meta.url), 'utf8'));
const every = ['iss', 'aud', 'jti', 'iat', 'nbf', 'exp', 'use', 'v'];
const more = {
  handoff: ['sub', 'sid', 'chl', 'auth_time', 'amr', 'trace'],
  exchange: ['sub'],
  logout: ['sid', 'session', 'notice'],
  assertion: ['sub', 'username', 'groups', 'sid', 'auth_time', 'trace'],
  ticket: ['sub', 'sid', 'method', 'resource', 'resume', 'trace'],
};
// All of these or none: a token for a sibling that exchanges without home, as offline.md says.
const offline = ['session', 'expires_at', 'lease_grace', 'username', 'display_name', 'groups'];

async function verified({ use, iss, aud, implicit_assertion: assertion, now, token }) {
  must(token.length <= 2048 && /^v4\.public\.[\w-]+\.[\w-]+$/.test(token), 'shape');
  const footer = new TextDecoder().decode(InspectFooter(token));
  const [, kid, sibling, named] = /^\{"kid":"(([a-z0-9-]+)\.([a-z]+)\.[1-9][0-9]*)"\}$/.exec(footer) ?? [];
  must(named === use && sibling === (use === 'exchange' ? iss : aud) && vectors.keys[kid], 'key');
  const key = await v4.ImportPublicKey(vectors.keys[kid]);
  const time = new Date(now);
  const implicitAssertion = Buffer.from(assertion);
  const expected = { now: time, clockTolerance: 5, implicitAssertion, issuer: iss, audience: aud };
  const { claims } = await v4.Verify(key, token, expected);
  const message = Buffer.from(token.split('.')[2], 'base64url').subarray(0, -64).toString();
  must(JSON.stringify(claims) === message, 'a name twice, or another way of writing JSON than JSON.stringify has');
  must(claims.v === 1 && claims.use === use, 'version or use');
  const names = [...every, ...more[use], ...(use === 'handoff' && 'session' in claims ? offline : [])];
  must(Object.keys(claims).sort().join() === names.sort().join(), 'a claim too many or too few');
  const texts = names.filter((name) => !['v', 'amr', 'lease_grace', 'groups', 'resume'].includes(name));
  must(texts.every((name) => typeof claims[name] === 'string'), 'a claim of another type');
  must((claims.groups ?? []).every((group) => typeof group === 'string'), 'a group of another type');
  must(use !== 'ticket' || typeof claims.resume === 'boolean', 'resume');
  for (const name of ['iat', 'nbf', 'exp']) must(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(claims[name]), name);
  const [issued, over] = [claims.iat, claims.exp].map(Date.parse);
  must(over - issued <= (['exchange', 'assertion'].includes(use) ? 30_000 : 300_000), 'life');
  must(time < over, 'over');
  return message;
}

function must(holds, what) {
  if (!holds) throw new Error(`refused: ${what}`);
}

for (const vector of vectors.accepted) {
  must(await verified(vector) === vector.message, `the message of "${vector.name}"`);
}
for (const vector of vectors.refused) {
  const refusal = await verified(vector).then(() => undefined, (fault) => fault);
  must(refusal instanceof Error && !(refusal instanceof TypeError), `"${vector.name}" was not refused: ${refusal}`);
}
for (const vector of vectors.accepted.filter(({ use }) => use === 'exchange')) {
  const [kid] = Object.keys(vectors.secret_keys);
  const secret = await v4.ImportSecretKey(vectors.secret_keys[kid]);
  const footer = Buffer.from(JSON.stringify({ kid }));
  const implicitAssertion = Buffer.from(vector.implicit_assertion);
  const options = { addIssuedAt: false, now: new Date(vector.now), footer, implicitAssertion };
  const token = await v4.Sign(secret, JSON.parse(vector.message), options);
  must(token === vector.token, `"${vector.name}" is signed otherwise`);
}
console.log(`${vectors.accepted.length} accepted, ${vectors.refused.length} refused`);
