// What makes this application a sibling of Baton. Why each step is as it is: docs/reference/protocol.md.
import { createHash, randomBytes } from 'node:crypto';
import { PublicProtocol } from 'paseto';
import { ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory } from 'paseto/v4/public';

const { SIBLING_ID: id, SIBLING_KEY, ORIGIN: origin, HOME_ORIGIN: home, HOME_BACK_CHANNEL, HOME_KEYS } = process.env;
const v4 = new PublicProtocol(ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory);
const signedFor = (kid, use, address) => ({ footer: Buffer.from(JSON.stringify({ kid })),
  implicitAssertion: Buffer.from(`baton/1|${use}|${id}|${address}`) });
const random = (size) => randomBytes(size).toString('base64url');
const refuse = (status, message) => { throw Object.assign(new Error(message), { status }); };
const cookie = { httpOnly: true, secure: true, sameSite: 'none', signed: true, maxAge: 600_000 };

/** Sends a browser home for a login; a signed cookie keeps what its last three began with. A script gets 401. */
function begin(req, res, target) {
  if ((req.get('Sec-Fetch-Mode') ?? 'navigate') !== 'navigate') refuse(401, 'not logged in');
  const [state, verifier, at] = [random(16), random(32), Date.now()];
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  res.cookie('__Host-handoff', [...begun(req), { state, verifier, target, at }].slice(-3), cookie);
  res.redirect(303, `${home}/handoff/authorize?${new URLSearchParams({ sibling: id, state, challenge })}`);
}

const begun = (req) => (req.signedCookies['__Host-handoff'] || []).filter((one) => Date.now() - one.at < cookie.maxAge);

/** The claims of a token that home has signed for this use at this path; any other text is answered 400. */
async function verified(token, use, path) {
  const keys = HOME_KEYS.split(' ').map((pair) => pair.split('=')).filter(([kid]) => kid.startsWith(`${id}.${use}.`));
  const { claims } = await Promise.any(keys.map(async ([kid, key]) => v4.Verify(await v4.ImportPublicKey(key), token,
    { issuer: home, audience: id, clockTolerance: 5, maxTokenAge: 300, ...signedFor(kid, use, origin + path) })))
    .catch(() => refuse(400, `no token of home's for ${use}`));
  return claims.use === use && claims.v === 1 ? claims : refuse(400, 'another use or version');
}

/** Posts a form to home, once, with an assertion of who calls. The answer is had within 3 seconds, or not at all. */
async function ask(path, fields, now = new Date(), nbf = now.toISOString().replace(/\.\d+/, '')) {
  const claims = { iss: id, sub: id, aud: home + path, jti: random(16), nbf, use: 'exchange', v: 1 };
  const assertion = await v4.Sign(await v4.ImportSecretKey(SIBLING_KEY), claims,
    { now, expiresIn: 30, ...signedFor(`${id}.exchange.1`, 'exchange', home + path) });
  const answer = await fetch((HOME_BACK_CHANNEL || home) + path, { method: 'POST', body: new URLSearchParams(fields),
    headers: { Authorization: `PASETO ${assertion}` }, redirect: 'error', signal: AbortSignal.timeout(3000) });
  return answer.status === 200 ? answer.json() : refuse(answer.status, `home answers ${answer.status} to ${path}`);
}

/** Asks home which logins go on, and tells it how long each has been idle. */
async function renew(logins) {
  const due = await logins.due();
  if (due.length === 0) return;
  const { sessions } = await ask('/handoff/renew', { sessions: due.map((one) => `${one.session}:${one.idle}`).join() });
  for (const { session } of due) await logins.renew(session, sessions[session]);
}

/** Adds the addresses of a sibling; returns what stands before each page that needs a login. */
export function sibling(app, logins, pathHere, again) {
  const loggedIn = (req, res, next) => (req.user ? next() : begin(req, res, pathHere(req.originalUrl)));
  const fromHome = (req, res, next) => ((req.query.iss ?? home) === home ? next() : refuse(400, 'not from home'));
  app.get('/handoff/start', fromHome, loggedIn, (req, res) => res.redirect(303, pathHere(req.query.target)));
  app.post('/handoff/callback', async (req, res) => {
    const { token, state, iss } = req.body;
    if (![home, origin].includes(req.get('Origin')) || iss !== home) refuse(403, 'not from home');
    // A post from another site brings no Lax cookie, so it does not tell who is logged in here; one from here does.
    if (req.get('Sec-Fetch-Site') === 'cross-site') return again(res, '/handoff/callback', { token, state, iss });
    const { sub } = await verified(token, 'handoff', '/handoff/callback');
    const { verifier = '', target } = begun(req).find((one) => one.state === state) ?? {};
    const fields = { token, verifier, ip: req.ip, user_agent: req.get('User-Agent') ?? '' };
    if (req.user?.sub === sub) fields.replaces = req.session.login;
    // Another user is not replaced unseen; home burns what is shown without a verifier.
    else if (req.user) await ask('/handoff/exchange', { token }).finally(() => refuse(409, 'another user is here'));
    if (!await logins.open(req, await ask('/handoff/exchange', fields))) refuse(400, 'the login has ended meanwhile');
    res.cookie('__Host-handoff', begun(req).filter((one) => one.state !== state), cookie).redirect(303, target);
  });
  app.post('/handoff/logout', (req, res) => verified(req.body.token, 'logout', '/handoff/logout')
    .then(({ session }) => logins.end(session)).then(() => res.sendStatus(204)));
  setInterval(() => renew(logins).catch((fault) => console.error('Leases not renewed:', fault)), 10_000).unref();
  return loggedIn;
}
