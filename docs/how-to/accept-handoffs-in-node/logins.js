// Who is logged in to this application, in a table of its own beside that of express-session.
import { promisify } from 'node:util';

/** Opens the table, and makes it where it is missing. */
export async function openLogins(database) {
  await database.raw(`
    CREATE TABLE IF NOT EXISTS logins (
      session  text PRIMARY KEY,                          -- home's number of it; req.session.login holds the same
      person   json,                                      -- sub, username, display_name, groups
      lease    timestamptz NOT NULL DEFAULT now(),        -- until when home need not be asked
      seen_at  timestamptz NOT NULL DEFAULT now(),
      ended_at timestamptz)`);
  await database.raw(`CREATE INDEX IF NOT EXISTS sessions_login_idx ON sessions ((sess ->> 'login'))`);
  return new Logins(database);
}

class Logins {
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** Logs the person in under a new session id, and ends this browser's old login; false if the new one has ended before. */
  async open(req, { session, lease_seconds: seconds, ...person }) {
    const { rowCount } = await this.#database.raw(`
      INSERT INTO logins (session, person, lease)
      VALUES (?, ?, now() + ? * interval '1 second')
          ON CONFLICT DO NOTHING`, [session, person, seconds]);
    if (rowCount === 0) return false;
    if (req.session.login) await this.end(req.session.login);
    await promisify(req.session.regenerate).call(req.session);
    req.session.login = session;
    // Left to itself, express-session saves while the redirect is on its way, and some browsers are faster.
    await promisify(req.session.save).call(req.session);
    return true;
  }

  /** Who sends this request; undefined if nobody is logged in. */
  async current(req) {
    if (!req.session.login) return undefined;
    const { rows } = await this.#database.raw(`
      UPDATE logins
         SET seen_at = now()
       WHERE session = ?
         AND ended_at IS NULL
         AND lease > now()
      RETURNING person`, [req.session.login]);
    return rows[0]?.person;
  }

  /** Ends a login and its sessions. The row stays for an hour: a login under way does not begin after its end. */
  async end(session) {
    await this.#database.transaction(async (transaction) => {
      await transaction.raw(`
        INSERT INTO logins (session, ended_at)
        VALUES (?, now())
            ON CONFLICT (session) DO UPDATE SET ended_at = now()`, [session]);
      await transaction.raw(`DELETE FROM sessions WHERE sess ->> 'login' = ?`, [session]);
    });
  }

  /** At most 500 logins whose lease of five minutes has less than four left, or is over, with their idle seconds. */
  async due() {
    await this.#database.raw(`DELETE FROM logins WHERE ended_at < now() - interval '1 hour'`);
    const { rows } = await this.#database.raw(`
      SELECT session,
             floor(extract(EPOCH FROM now() - seen_at)) AS idle
        FROM logins
       WHERE ended_at IS NULL
         AND lease < now() + interval '4 minutes'
       ORDER BY lease
       LIMIT 500`);
    return rows;
  }

  /** What home says of a login: that it has ended, or for how long it goes on, and who the person is now. */
  async renew(session, { ended, lease_seconds: seconds, ...person }) {
    if (ended) {
      await this.end(session);
      return;
    }
    await this.#database.raw(`
      UPDATE logins
         SET person = ?,
             lease = now() + ? * interval '1 second'
       WHERE session = ?
         AND ended_at IS NULL`, [person, seconds, session]);
  }
}
