// Gives the files of a folder to who shows a ticket for one. Why each step is as it is: ../download-tickets.md.
import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { PublicProtocol } from 'paseto';
import { ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory } from 'paseto/v4/public';

const { SIBLING_ID: id, SIBLING_KEY, ORIGIN: origin, HOME_ORIGIN: home, HOME_BACK_CHANNEL, HOME_KEYS } = process.env;
const v4 = new PublicProtocol(ImportPublicKeyFactory, ImportSecretKeyFactory, SignFactory, VerifyFactory);
const signedFor = (kid, use, address) => ({ footer: Buffer.from(JSON.stringify({ kid })),
  implicitAssertion: Buffer.from(`baton/1|${use}|${id}|${address}`) });
const keys = HOME_KEYS.split(' ').map((pair) => pair.split('=')).filter(([kid]) => kid.startsWith(`${id}.ticket.`));
const refuse = (status) => { throw Object.assign(new Error(`refused with ${status}`), { status }); };

/** Whether home has signed this ticket for here: nonsense gets no further. */
const verify = (token) => Promise.any(keys.map(async ([kid, key]) => v4.Verify(await v4.ImportPublicKey(key), token,
  { issuer: home, audience: id, clockTolerance: 5, maxTokenAge: 300, ...signedFor(kid, 'ticket', origin) })))
  .catch(() => refuse(403));

/** Has home use the ticket up, once; it compares path, method and range with what it has issued. */
async function use(fields, now = new Date(), nbf = now.toISOString().replace(/\.\d+/, '')) {
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

async function serve({ method, url, headers, socket }, res) {
  const [resource, query = ''] = url.split('?', 2);
  const name = /^\/files\/(\w[\w-]*(?:\.[\w-]+)*)$/.exec(resource)?.[1] ?? refuse(404);
  const token = /^ticket=([\w.-]+)$/.exec(query)?.[1] ?? refuse(403);
  if (method !== 'GET' || headers['sec-purpose']) refuse(method === 'GET' ? 403 : 405);
  await verify(token);
  const file = `${process.env.FILES}/${name}`;
  const { size } = await stat(file).catch(() => refuse(404));
  const from = Number((/^bytes=(\d{1,15})-$/.exec(headers.range ?? 'bytes=0-') ?? refuse(416))[1]);
  if (from > 0 && from >= size) refuse(416);
  await use({ token, method, resource, ip: socket.remoteAddress, ...(headers.range && { range: headers.range }) });
  res.writeHead(from ? 206 : 200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size - from,
    'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
    ...(from && { 'Content-Range': `bytes ${from}-${size - 1}/${size}` }) });
  await pipeline(createReadStream(file, { start: from }), res);
}

const pem = readFileSync(process.env.TLS_PEM);
const answer = (req, res) => serve(req, res).catch((fault) => {
  if (!res.headersSent) res.writeHead(fault.status ?? 503, { 'Cache-Control': 'no-store' });
  res.end();
});
createServer({ cert: pem, key: pem }, (req, res) => (req.url === '/ready' ? res.end('ready') : answer(req, res)))
  .listen(process.env.PORT || new URL(origin).port || 443, () => console.log(`${origin} answers`));
