// An ordinary Express application with sessions in PostgreSQL. What hands logins over to it is in baton.js.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { ConnectSessionKnexStore } from 'connect-session-knex';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';
import knex from 'knex';
import { sibling } from './baton.js';
import { openLogins } from './logins.js';

const missing = readFileSync(new URL('.env.example', import.meta.url), 'utf8').match(/^[A-Z_]+(?==)/gm)
  .filter((setting) => !process.env[setting]);
if (missing.length > 0) throw new Error(`set ${missing.join(', ')} in .env; .env.example says what each is`);

const { DATABASE_URL, ORIGIN, SESSION_SECRET, TLS_PEM } = process.env;
const name = '__Host-session';
const cookie = { httpOnly: true, secure: true, sameSite: 'lax' };
const policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const database = knex({ client: 'pg', connection: DATABASE_URL });
const store = new ConnectSessionKnexStore({ knex: database, tableName: 'sessions' });
await store.ready;
const logins = await openLogins(database);

const app = express().disable('x-powered-by');
app.use((req, res, next) => {
  res.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'same-origin',
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
});
app.get('/ready', (req, res) => res.send('ready'));
app.use(cookieParser(SESSION_SECRET));
app.use(express.urlencoded({ extended: false, limit: '16kb' }));
app.use(session({ name, secret: SESSION_SECRET, resave: false, saveUninitialized: false, cookie, store }));
app.use(async (req, res, next) => {
  req.body ??= {};
  req.user = await logins.current(req);
  next();
});

const loggedIn = sibling(app, logins, pathHere, again);

app.get('/', loggedIn, (req, res) => {
  const { display_name: shown, username, groups } = req.user;
  res.send(page('Welcome', `
    <p>You are <b id="user">${text(shown)}</b> (${text(username)}), in ${text(groups.join(', ')) || 'no group'}.</p>
    <form method="post" action="/logout"><button>Log out here</button></form>`));
});

app.post('/logout', async (req, res) => {
  if (req.get('Origin') !== ORIGIN) throw Object.assign(new Error('not from a page of this host'), { status: 403 });
  if (req.session.login) await logins.end(req.session.login);
  req.session.destroy(() => {
    res.clearCookie(name, cookie);
    res.send(page('Logged out', '<p>You are logged out here.</p>'));
  });
});

app.use((fault, req, res, next) => {
  const status = fault.status >= 400 && fault.status < 500 ? fault.status : 500;
  console.error(`${req.method} ${req.path} refused with ${status}:`, status === 500 ? fault : fault.message);
  if (res.headersSent) return next(fault);
  if (status === 409) return res.status(409).send(otherUser(req.user));
  return res.status(status).send(page('That did not work', '<p><a href="/">Try again</a></p>'));
});

const pem = readFileSync(TLS_PEM);
const server = createServer({ cert: pem, key: pem }, app);
server.listen(new URL(ORIGIN).port || 443, () => console.log(`${ORIGIN} answers`));

/** The path that was asked for, if it is one of this host's; else the front page. */
function pathHere(asked) {
  const plain = /^\/(?!\/)[!-[\]-~]{0,255}$/.test(asked) && URL.canParse(asked, ORIGIN);
  const url = new URL(plain ? asked : '/', ORIGIN);
  return url.origin === ORIGIN && !/^\/\/|%2f|%5c/i.test(url.pathname) ? url.pathname + url.search : '/';
}

/** Answers a page that posts these fields to a path here, by itself or, where script is off, by its button. */
function again(res, path, fields) {
  const inputs = Object.entries(fields)
    .map(([field, value]) => `<input type="hidden" name="${field}" value="${text(value)}">`);
  const script = 'document.forms[0].submit()';
  const hash = createHash('sha256').update(script).digest('base64');
  res.set('Content-Security-Policy', `${policy}; script-src 'sha256-${hash}'`).send(page('You are being logged in', `
    <form method="post" action="${path}">${inputs.join('')}<button>Go on</button></form><script>${script}</script>`));
}

function otherUser({ display_name: shown }) {
  return page('Somebody else is logged in here', `
    <p>In this browser ${text(shown)} is logged in here, and another person at home.</p>
    <p><a href="/">Go on as ${text(shown)}</a></p>
    <form method="post" action="/logout"><button>Log ${text(shown)} out here</button></form>`);
}

function text(value) {
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title, body) {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`;
}
