// Gives the files of a folder to who shows a ticket for one; what that needs of Baton is in tickets.js.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { refuse, use, verify } from './tickets.js';

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
  .listen(process.env.PORT || new URL(process.env.ORIGIN).port || 443, () => console.log(`${process.env.ORIGIN} answers`));
