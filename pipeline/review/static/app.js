// The app: what is open, what a key or a button does, and how a decision is told.
import { canWrite, decide, get } from './api.js';
import * as dialogs from './dialogs.js';
import { $, el, loadWords, replace, t, visible } from './dom.js';
import { Fields, setChoices } from './fields.js';
import { PageView } from './page.js';
import { Queue, fillChoices } from './queue.js';

const keys = {
  on: () => localStorage.getItem('gyoji-keys') !== 'off',
  set: (on) => localStorage.setItem('gyoji-keys', on ? 'on' : 'off'),
};

let choices;
let queue;
let pageView;
let fields;
let item = null;
let pageId = '';
let opening = 0;
let toastTimer;

function tell(text, problem = false) {
  const node = $('toast');
  replace(node, text);
  node.classList.toggle('problem', problem);
  node.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => node.classList.remove('shown'), problem ? 8000 : 4000);
}

const failed = (error) => tell(error.message, true);

function pane(name, focus = false) {
  document.body.dataset.pane = name;
  document.querySelectorAll('.tabs button').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.to === name)));
  if (focus) ({ queue: $('list'), text: $('text'), fields: $('fields-body') })[name].focus();
}

// Open an item that the queue has, or another one (`found`), on the page where it is surest.
async function openItem(brief) {
  if (!brief) {
    item = null;
    $('actions').hidden = true;
    fields.show(null);
    return;
  }
  const serial = (opening += 1);
  const opened = await get(`/api/items/${encodeURIComponent(brief.id)}`);
  if (serial !== opening) return; // another one was opened meanwhile
  if (item?.id !== opened.id || !opened.statements.some((s) => s.page_id === pageId)) pageId = opened.statements[0]?.page_id ?? '';
  item = opened;
  history.replaceState(null, '', `#${item.id}`);
  $('actions').hidden = false;
  $('actions').classList.toggle('readonly', !canWrite);
  fields.show(item, pageId);
  delete document.body.dataset.item;
  if (pageId) await pageView.show(pageId, item);
  if (serial !== opening) return;
  tools();
  document.body.dataset.item = item.id;
}

// Which of the event's pages is shown, and whether the page is complete.
function tools() {
  const node = $('page-tools');
  node.querySelectorAll('.of, .done').forEach((n) => n.remove());
  const at = item.statements.findIndex((s) => s.page_id === pageId);
  if (item.statements.length > 1) {
    node.prepend(el('span', { class: 'of' },
      el('button', { type: 'button', class: 'quiet', 'aria-label': t('page.previous'), onclick: () => turn(-1) }, '‹'),
      t('page.of', { n: at + 1, total: item.statements.length }),
      el('button', { type: 'button', class: 'quiet', 'aria-label': t('page.next'), onclick: () => turn(1) }, '›')));
  }
  const done = pageView.data?.done;
  node.append(el('span', { class: 'done' }, done
    ? [t('page.isdone', { who: done.who }), ' ', el('button', { type: 'button', class: 'quiet', onclick: () => undo(done.id) }, t('act.undo'))]
    : el('button', { type: 'button', class: 'quiet', 'aria-keyshortcuts': 'd', onclick: () => act({ what: 'page_done', page_id: pageId }) }, t('page.done'), ' ', el('kbd', {}, 'd'))));
}

async function turn(by) {
  if (!item || item.statements.length < 2) return;
  const at = item.statements.findIndex((s) => s.page_id === pageId);
  const next = item.statements[(at + by + item.statements.length) % item.statements.length];
  await jump({ page_id: next.page_id, start: next.start_char, end: next.end_char }, false);
}

async function jump(at, focus = true) {
  if (!at) return;
  if (at.page_id !== pageId) {
    pageId = at.page_id;
    await pageView.show(pageId, item);
    tools();
    fields.show(item, pageId);
  }
  if (matchMedia('(max-width: 899px)').matches) pane('text');
  await pageView.loading;
  pageView.jump(at.start, at.end, focus);
}

// Open an item by its id, in the queue if it is there.
async function select(id) {
  const table = id.startsWith('pe_') ? 'people' : 'events';
  if (queue.filter.table !== table) setTable(table);
  const found = await get('/api/queue', { ...queue.filter, limit: 1, find: id });
  if (found.at >= 0) await queue.load({ find: id });
  else await openItem({ id });
}

// Write a decision, tell it, and go on: to the next item after a judgement, else stay.
async function act(body) {
  if (!canWrite) return tell(t('app.readonly'), true);
  const stay = item?.id;
  const row = Math.max(0, queue.row);
  try {
    const answer = await decide({ ...body, why: $('why').value });
    $('why').value = '';
    pageView.stale = ['page_done', 'undo'].includes(body.what); // what a page itself tells of decisions
    await after(answer, stay, row);
  } catch (error) {
    failed(error);
  }
  return undefined;
}

async function after(answer, stay, row) {
  const d = answer.decisions[0];
  if (d.what === 'undo') await select(answer.touched.at(-1) ?? stay ?? '').catch(() => {});
  else if (['accept', 'reject'].includes(d.what)) await onward(stay, row);
  else await queue.load({ find: stay, row });
  if (d.what !== 'undo' && item?.id === stay && queue.items.get(queue.row)?.id !== stay) await openItem({ id: stay });
  const values = { name: visible(d.name), other: visible(d.other) };
  tell([t(`did.${d.what}`, values), d.what !== 'undo' && el('span', { class: 'hint' }, t('did.hint'))]);
}

// After a judgement the next one: where the item has left the list it is the one in its row, else the one below.
async function onward(id, row) {
  await queue.load({ find: id, row });
  if (queue.items.get(queue.row)?.id === id) await queue.move(1);
}

const undo = (of = '') => { dialogs.close(); return act({ what: 'undo', of }); };
const judge = (what) => item && act({ what, id: item.id });
const tie = (what, other) => act({ what, id: item.id, other });
const edit = (values, at) => act({ what: 'edit', id: item.id, page_id: pageId, values, at });

function split(statement) {
  const own = statement ?? item?.statements.find((s) => s.page_id === pageId)?.statement_id;
  if (own) act({ what: 'split', id: item.id, statement: own });
}

// What the mouse has selected, else the mark or the line where the keyboard stands.
const selection = () => pageView.selection() ?? ($('selection').hidden ? pageView.stand() : pageView.last);

function addEvent() {
  const at = selection();
  if (!at) return tell(t('refused.selection'), true);
  dialogs.add(at, pageView.time(at), choices.values.kind, (answer) => { pageView.stale = true; after(answer, item?.id, queue.row).catch(failed); });
  return undefined;
}

// Somebody, or a city, that the event lacks: the selected words join the list of this page.
function addPart(column, role) {
  const at = selection();
  if (!at || item?.table !== 'events') return tell(t('refused.selection'), true);
  const own = item[column].rows.filter((r) => !r.page_id || r.page_id === pageId);
  const listed = own.map((r) => ({ name: r.name, title: r.title, affiliation: r.affiliation, role: r.role }));
  return edit({ [column]: [...listed, { name: at.text.replace(/\s+/g, ''), role }] }, at);
}

function openMerge() {
  if (item) dialogs.merge(item, tie);
}

const PANES = ['queue', 'text', 'fields'];
const ACTIONS = {
  j: () => queue.move(1).catch(failed),
  k: () => queue.move(-1).catch(failed),
  a: () => judge('accept'),
  r: () => judge('reject'),
  e: () => { if (matchMedia('(max-width: 899px)').matches) pane('fields'); fields.edit(); },
  m: openMerge,
  s: () => split(),
  u: () => undo(),
  n: addEvent,
  d: () => pageId && act({ what: 'page_done', page_id: pageId }),
  h: () => fields.step(-1),
  l: () => fields.step(1),
  ',': () => pageView.step('[data-sign]', -1),
  '.': () => pageView.step('[data-sign]', 1),
  '<': () => pageView.step('.block:not(.gap)', -1),
  '>': () => pageView.step('.block:not(.gap)', 1),
  '[': () => turn(-1),
  ']': () => turn(1),
  '/': () => { pane('queue'); $('words').focus(); $('words').select(); },
  g: () => {
    const now = PANES.findIndex((name) => document.activeElement?.closest(`.pane.${name}`));
    pane(PANES[(now + 1) % 3], true);
  },
  '?': () => dialogs.help(keys),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $('dialog').open) return undefined;
  if (event.key === 'Escape' && event.target.closest('#text')) return fields.step(0); // back to the field
  if (event.target.closest('input, textarea, select')) {
    if (event.key === 'Escape') $('list').focus();
    return undefined;
  }
  if (!keys.on() && event.key !== '?') return undefined;
  const run = ACTIONS[event.key] ?? (/^[1-9]$/.test(event.key) ? () => fields.jump(Number(event.key) - 1) : null);
  if (run) {
    event.preventDefault();
    run();
  }
  return undefined;
}

function setTable(table) {
  queue.filter = { ...queue.filter, table };
  document.querySelectorAll('[data-table]').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.table === table)));
  document.body.dataset.table = table;
}

function filtered() {
  const form = new FormData($('filters'));
  const values = Object.fromEntries([...form].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  queue.filter = { table: queue.filter.table, ...values };
  const more = ['site', 'kind', 'city', 'status', 'since', 'until', 'changed', 'problems'].filter((name) => values[name]).length;
  $('filter-count').textContent = more ? ` (${more})` : '';
  queue.load({ find: item?.id }).catch(failed);
}

function wire() {
  let timer;
  const soon = () => { clearTimeout(timer); timer = setTimeout(filtered, 120); };
  $('filters').addEventListener('input', soon);
  $('filters').addEventListener('reset', () => setTimeout(filtered));
  $('filters').addEventListener('submit', (event) => { event.preventDefault(); filtered(); $('list').focus(); });
  document.querySelectorAll('[data-table]').forEach((b) => b.addEventListener('click', () => { setTable(b.dataset.table); queue.load().catch(failed); }));
  $('more-filters').addEventListener('click', () => {
    const box = $('filter-box');
    box.hidden = !box.hidden;
    $('more-filters').setAttribute('aria-expanded', String(!box.hidden));
    queue.draw();
  });
  document.querySelectorAll('[data-act]').forEach((b) => b.addEventListener('click', () => ACTIONS[b.dataset.act[0]]()));
  document.querySelectorAll('.tabs button').forEach((b) => b.addEventListener('click', () => pane(b.dataset.to)));
  $('show-help').addEventListener('click', () => dialogs.help(keys));
  $('show-decisions').addEventListener('click', () => dialogs.log(undo).catch(failed));
  $('add-event').addEventListener('click', addEvent);
  $('add-person').addEventListener('click', () => addPart('people', 'attendee'));
  $('add-city').addEventListener('click', () => addPart('cities', 'participant'));
  $('why').addEventListener('keydown', (event) => event.key === 'Enter' && $('list').focus());
  const query = new URLSearchParams(location.search);
  query.set('lang', $('language').hreflang);
  $('language').addEventListener('click', () => { $('language').href = `?${query}${location.hash}`; });
  document.addEventListener('keydown', pressed);
}

async function start() {
  await loadWords();
  pageView = new PageView((id) => select(id).catch(failed));
  fields = new Fields({ jump, edit, select: (id) => select(id).catch(failed), tie, split, undo, selection, time: (at) => pageView.time(at) });
  queue = new Queue((found) => openItem(found).catch(failed));
  queue.node.addEventListener('click', () => matchMedia('(max-width: 899px)').matches && pane('text'));
  wire();
  const wanted = location.hash.slice(1);
  if (wanted.startsWith('pe_')) setTable('people');
  choices = await fillChoices();
  setChoices(choices);
  await queue.load({ find: wanted });
  document.body.dataset.ready = 'true';
  $('list').focus();
}

start().catch(failed);
