// Shows moments in the viewer's own zone and language. Without it the page says them in UTC.
const local = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'long' });
for (const time of document.querySelectorAll('time')) {
  const text = local.format(new Date(time.dateTime));
  if (time.title) {
    time.title = text;
  } else {
    time.textContent = text;
  }
}
