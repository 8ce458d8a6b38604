// What opens over the app: help, the log of decisions, the choice of what to merge with, and a new event.
import { decide, get } from './api.js';
import { $, el, percent, phrase, replace, said, t, when } from './dom.js';
import { decisionRow } from './fields.js';

const dialog = $('dialog');

export function open(title, ...body) {
  replace($('dialog-title'), title);
  replace($('dialog-body'), body);
  if (!dialog.open) dialog.showModal();
}

export const close = () => dialog.open && dialog.close();

$('dialog-close').addEventListener('click', close);
dialog.addEventListener('click', (event) => event.target === dialog && close());

const KEYS = [
  ['j', 'help.next'], ['k', 'help.previous'], ['a', 'help.accept'], ['r', 'help.reject'], ['e', 'help.edit'], ['m', 'help.merge'], ['x', 'help.notsame'],
  ['s', 'help.split'], ['u', 'help.undo'], ['n', 'help.add'], ['1 – 9', 'help.jump'], ['h l', 'help.field'], [', .', 'help.mark'], ['< >', 'help.line'], ['[ ]', 'help.page'], ['d', 'help.done'],
  ['/', 'help.search'], ['g', 'help.panes'], ['?', 'help.help'],
];

export function help(keys) {
  const box = el('input', { type: 'checkbox', id: 'single-keys', onchange: (e) => keys.set(e.target.checked) });
  box.checked = keys.on();
  open(t('help.title'),
    el('dl', { class: 'keys' }, KEYS.map(([key, what]) => [el('dt', {}, key.split(' ').map((k) => (k === '–' ? '–' : el('kbd', {}, k)))), el('dd', {}, t(what))])),
    el('label', { class: 'check' }, box, ' ', t('help.keys')),
    el('p', { class: 'how' }, t('help.note')));
}

export async function log(undo) {
  const found = await get('/api/decisions');
  open(t('log.title'),
    el('p', { class: 'how' }, phrase('log.file', { path: found.path }), ` · ${t('log.all', { n: found.all })}`, found.faults > 0 && ` · ${t('log.faults', { n: found.faults })}`),
    found.rows.length ? el('ul', { class: 'log' }, found.rows.map((d) => decisionRow(d, undo))) : el('p', { class: 'empty' }, t('log.empty')));
}

// Events of the same day are the next candidates after the near misses; of people those who share the family name.
async function proposed(item) {
  const day = item.start.match(/^\d{4}-\d\d(-\d\d)?/)?.[0];
  const family = item.fields.find((f) => f.column === 'family_name')?.value;
  const wanted = day ? { since: day, until: day } : family ? { words: family } : null;
  if (!wanted) return [];
  const found = await get('/api/queue', { table: item.table, state: 'all', sort: 'date', limit: 20, ...wanted });
  const known = new Set([item.id, ...item.near.map((row) => row.id)]);
  return found.items.filter((row) => !known.has(row.id));
}

// Choose another item: the near misses first, then what a search finds. Enter merges, x says «not the same».
export function merge(item, tie) {
  let rows = [];
  let near = item.near;
  let at = 0;
  const list = el('div', { role: 'listbox', id: 'merge-list', class: 'choices', 'aria-label': t('merge.near') });
  const input = el('input', { type: 'search', class: 'input', placeholder: t('merge.search'), 'aria-label': t('merge.search'), autocomplete: 'off', role: 'combobox', 'aria-controls': 'merge-list', 'aria-expanded': 'true', 'aria-autocomplete': 'list' });
  const choose = (what, i) => {
    if (!rows[i]) return;
    close();
    tie(what, rows[i].id);
  };
  const draw = () => {
    replace(list, rows.length ? rows.map((row, i) => el('div', { role: 'option', id: `choice-${i}`, class: 'choice', 'aria-selected': i === at ? 'true' : 'false', onclick: () => { at = i; draw(); }, ondblclick: () => choose('merge', i) },
      el('span', { class: 'name' }, said(row.name)),
      el('span', { class: 'about' }, row.table === 'events' ? when(row.start, row.end) : t('item.pages', { n: row.pages }), row.site && [' · ', said(row.site)], row.score !== undefined && ` · ${percent(row.score)}`))) : el('p', { class: 'empty', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('merge.none')));
    if (rows.length) input.setAttribute('aria-activedescendant', `choice-${at}`);
    else input.removeAttribute('aria-activedescendant');
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  };
  let serial = 0;
  const search = async () => {
    const mine = (serial += 1);
    if (!input.value.trim()) rows = near;
    else {
      const found = await get('/api/queue', { table: item.table, state: 'all', sort: 'date', words: input.value, limit: 30 });
      if (mine !== serial) return;
      rows = found.items.filter((row) => row.id !== item.id);
    }
    at = 0;
    draw();
  };
  input.addEventListener('input', search);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      at = Math.max(0, Math.min(rows.length - 1, at + steps[event.key]));
      draw();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose('merge', at);
    } else if (event.key === 'x' && !input.value) {
      event.preventDefault();
      choose('not_same', at);
    }
  });
  open(phrase('merge.title', { name: item.name }), input, list,
    el('div', { class: 'buttons' },
      el('button', { type: 'button', class: 'primary', onclick: () => choose('merge', at) }, t('act.merge'), ' ', el('kbd', {}, 'Enter')),
      el('button', { type: 'button', onclick: () => choose('not_same', at) }, t('act.not_same'), ' ', el('kbd', {}, 'x'))),
    el('p', { class: 'how' }, t('merge.hint')));
  rows = item.near;
  draw();
  input.focus();
  proposed(item).then((more) => {
    near = [...item.near, ...more];
    if (!input.value) search();
  }, () => {});
}

// A new event from the selected words, its time proposed from the nearest one on the page.
export function add(at, time, kinds, done) {
  const field = (name, value, props = {}) => {
    const input = el('input', { class: 'input', name, lang: 'ja', autocomplete: 'off', maxlength: 1000, ...props });
    input.value = value ?? '';
    return el('label', {}, t(`field.${name}`), input);
  };
  const kind = el('select', { name: 'kind', class: 'input' }, kinds.map((k) => el('option', { value: k }, t(`kind.${k}`))));
  kind.value = 'other';
  const problem = el('p', { class: 'problem', role: 'alert' });
  const form = el('form', { class: 'add', onsubmit: async (event) => {
    event.preventDefault();
    const value = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, v.trim()]).filter(([, v]) => v));
    try {
      const answer = await decide({ what: 'add', page_id: at.page_id, start: at.start, end: at.end, value });
      close();
      done(answer);
    } catch (error) {
      problem.textContent = error.message;
    }
  } },
  el('p', { class: 'how' }, `${t('add.words')}: `, said(at.text.slice(0, 80), { class: 'words' })),
  field('name', at.text.replace(/\s+/g, ' '), { required: true }),
  el('label', {}, t('field.kind'), kind),
  field('start', time?.start), field('end', time?.end),
  el('p', { class: 'how' }, t('fields.iso')),
  field('venue'), field('city'), field('country_code', '', { maxlength: 2 }),
  problem,
  el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, t('act.add')), el('button', { type: 'button', onclick: close }, t('app.cancel'))));
  open(t('add.title'), form);
  form.querySelector('input').focus();
}

