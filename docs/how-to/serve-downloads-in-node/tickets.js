// What a server of files needs of Baton: is this ticket home's, and has it been used? Why each step: ../download-tickets.md.
import { randomBytes } from 'node:crypto';
import { PublicProtocol } from 'paseto';
import { ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory } from 'paseto/v4/public';

const { SIBLING_ID: id, SIBLING_KEY, ORIGIN: origin, HOME_ORIGIN: home, HOME_BACK_CHANNEL, HOME_KEYS } = process.env;
const v4 = new PublicProtocol(ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory);
const signedFor = (kid, use, address) => ({ footer: Buffer.from(JSON.stringify({ kid })),
  implicitAssertion: Buffer.from(`baton/1|${use}|${id}|${address}`) });
const keys = HOME_KEYS.split(' ').map((pair) => pair.split('=')).filter(([kid]) => kid.startsWith(`${id}.ticket.`));

export const refuse = (status) => { throw Object.assign(new Error(`refused with ${status}`), { status }); };

/** Whether home has signed this ticket for here: nonsense gets no further. */
export const verify = (token) => Promise.any(keys.map(async ([kid, key]) => v4.Verify(await v4.ImportPublicKey(key),
  token, { issuer: home, audience: id, clockTolerance: 5, maxTokenAge: 300, ...signedFor(kid, 'ticket', origin) })))
  .catch(() => refuse(403));

/** Has home use the ticket up, once; it compares path, method and range with what it has issued. */
export async function use(fields, now = new Date(), nbf = now.toISOString().replace(/\.\d+/, '')) {
  const endpoint = `${home}/ticket/exchange`;
  const jti = randomBytes(16).toString('base64url');
  const claims = { iss: id, sub: id, aud: endpoint, jti, nbf, use: 'exchange', v: 1 };
  const assertion = await v4.Sign(await v4.ImportSecretKey(SIBLING_KEY), claims,
    { now, expiresIn: 30, ...signedFor(`${id}.exchange.1`, 'exchange', endpoint) });
  const { status } = await fetch(`${HOME_BACK_CHANNEL || home}/ticket/exchange`, { method: 'POST', redirect: 'error',
    body: new URLSearchParams(fields), headers: { Authorization: `PASETO ${assertion}` },
    signal: AbortSignal.timeout(3000) });
  if (status !== 200) refuse(status === 400 ? 403 : 503);
}
