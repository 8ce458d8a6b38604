// What the tables say of one item, each value with the way to its characters, and editing in place.
import { $, el, has, named, percent, phrase, replace, said, t, visible, when } from './dom.js';

let CHOICES = { kind: [], status: [] }; // what these columns, and who takes part, may be: the server says
let ROLES = { people: [], cities: [] };

export function setChoices(found) {
  CHOICES = found.values;
  ROLES = found.roles;
}

const ALWAYS = ['name', 'kind', 'status', 'start', 'end', 'venue', 'city', 'country_code'];
const WHEN = ['start', 'end', 'dates'];

export class Fields {
  // `act` has jump, edit, select, tie, split, undo and selection: what a click does.
  constructor(act) {
    this.node = $('fields-body');
    this.act = act;
    this.item = null;
    this.field = 0;
  }

  show(item, pageId) {
    if (this.item?.id !== item?.id) this.field = 0;
    this.item = item;
    this.pageId = pageId;
    if (!item) {
      replace(this.node, el('p', { class: 'empty' }, t('page.none')));
      return;
    }
    const events = item.table === 'events';
    const focused = this.node.contains(document.activeElement) ? document.activeElement.closest('[data-column]')?.dataset.column ?? '' : null;
    this.columns = item.fields.filter((f) => f.value || f.edited || (events && ALWAYS.includes(f.column)));
    replace(
      this.node,
      this.head(item),
      this.problems(item),
      el('ol', { class: 'rows', 'aria-label': t('fields.list') }, this.columns.map((f, i) => this.row(f, i))),
      events && this.part('people', item.people),
      events && this.part('cities', item.cities),
      events && item.organizations.rows.length > 0 && this.part('organizations', item.organizations, false),
      !events && this.offices(item),
      !events && this.attended(item),
      this.pages(item),
      this.near(item),
      this.decisions(item),
    );
    // what had the keyboard is drawn anew: the keyboard stays where it was
    if (focused !== null) (this.node.querySelector(`[data-column="${focused}"] .value`) ?? this.node).focus();
  }

  head(item) {
    const n = percent(item.confidence);
    return el('header', { class: 'item-head' },
      el('h2', { id: 'item-name' }, said(item.fields[0]?.value ?? item.name)),
      el('p', { class: 'states' },
        el('span', { class: `badge ${item.state || 'open'}` }, t(`state.${item.state || 'open'}`)),
        item.edited && el('span', { class: 'badge edited' }, t('review.edited')),
        el('span', { class: `meter sure-${Math.min(4, Math.floor(item.confidence * 5))}` },
          el('meter', { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, value: item.confidence, 'aria-hidden': 'true' }),
          t('fields.sure', { n }))));
  }

  problems(item) {
    if (!item.problems.length) return null;
    return el('section', { class: 'problems', 'aria-label': t('fields.problems') },
      el('h3', {}, t('fields.problems')),
      el('ul', {}, item.problems.map((p) => el('li', {}, named('problem', p.code), p.detail && [': ', said(p.detail)]))));
  }

  row(f, i) {
    const label = t(`field.${f.column}`);
    const best = f.evidence.find((e) => e.page_id === this.pageId) ?? f.evidence[0];
    const shown = f.value ? (f.column in CHOICES ? named(f.column, f.value) : WHEN.includes(f.column) ? f.value.replace('T', ' ') : f.value) : t('fields.empty');
    const other = f.others[this.pageId];
    return el('li', { class: `row-field${f.edited ? ' edited' : ''}`, data: { column: f.column } },
      el('span', { class: 'label', id: `label-${f.column}` }, el('span', { class: 'nth', 'aria-hidden': 'true' }, i < 9 ? i + 1 : ''), label),
      el('button', { type: 'button', class: `value${f.value ? '' : ' none'}`, title: t('fields.jump'), 'aria-describedby': `how-${f.column}`, onclick: () => this.jump(i), onfocus: () => this.mark(i) },
        el('span', { class: 'sr' }, `${label}: `), said(shown)),
      el('button', { type: 'button', class: 'quiet pen', 'aria-label': t('fields.edit', { field: label }), onclick: () => this.edit(i), hidden: this.item.table !== 'events' }, '✎'),
      el('p', { class: 'how', id: `how-${f.column}` }, this.how(f, best)),
      other && el('p', { class: 'how' }, phrase('fields.other', { value: other })),
      f.edited && el('p', { class: 'how was' }, f.edited.value !== f.extracted ? [t('fields.pending'), ' · ', phrase('fields.was', { value: f.extracted || t('fields.empty') })] : [f.edited.who]));
  }

  how(f, e) {
    if (!f.value) return '';
    if (!e) return t('fields.none');
    const rule = has(`basis.${e.rule}`) ? t('fields.basis', { basis: t(`basis.${e.rule}`) }) : e.rule;
    return [t(`method.${e.method}`), e.rule && ` · ${rule}`, ` · ${percent(e.confidence)}`, e.text && [' · ', said(e.text.length > 30 ? `${e.text.slice(0, 30)}…` : e.text, { class: 'words' })]].flat().filter(Boolean);
  }

  mark(i) {
    this.field = i;
    this.node.querySelectorAll('.row-field').forEach((node, n) => node.classList.toggle('current', n === i));
  }

  step(by) {
    if (!this.columns?.length) return;
    const to = Math.max(0, Math.min(this.columns.length - 1, this.field + by));
    this.node.querySelectorAll('.row-field .value')[to]?.focus();
  }

  // Go to where a field stands; without words of its own, to the event's name.
  jump(i) {
    const f = this.columns?.[i];
    if (!f) return;
    this.mark(i);
    const own = f.evidence.find((e) => e.page_id === this.pageId) ?? f.evidence[0];
    this.act.jump(own ?? this.place());
  }

  place() {
    const s = this.item.statements.find((x) => x.page_id === this.pageId) ?? this.item.statements[0];
    return s && { page_id: s.page_id, start: s.start_char, end: s.end_char };
  }

  edit(i = this.field) {
    const f = this.columns?.[i];
    if (!f || this.item.table !== 'events') return;
    this.mark(i);
    this.stop();
    const li = this.node.querySelectorAll('.row-field')[i];
    const at = this.act.selection();
    const input = this.input(f);
    let where = null;
    const save = () => {
      const values = { [f.column]: input.value.trim() };
      const end = this.item.fields.find((x) => x.column === 'end');
      // a single day or minute stays one
      if (f.column === 'start' && end && end.value === f.value) values.end = values.start;
      this.stop();
      if (values[f.column] !== f.value) this.act.edit(values, where);
      li.querySelector('.value')?.focus();
    };
    const use = at && !(f.column in CHOICES) && el('button', { type: 'button', class: 'quiet use', onclick: () => {
      const time = WHEN.includes(f.column) ? this.act.time(at) : null;
      input.value = time ? time[f.column === 'end' ? 'end' : 'start'] : at.text.replace(/\s+/g, ' ');
      where = { page_id: at.page_id, start: at.start, end: at.end };
      input.focus();
    } }, phrase('fields.use', { text: at.text.slice(0, 30) }));
    const form = el('form', { class: 'editor', onsubmit: (e) => { e.preventDefault(); save(); }, onkeydown: (e) => {
      if (e.key === 'Escape' && !e.isComposing) { e.stopPropagation(); this.stop(); li.querySelector('.value')?.focus(); }
    } }, input, use, WHEN.includes(f.column) && el('p', { class: 'how', id: 'iso' }, t('fields.iso')),
    el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, t('app.save'), ' ', el('kbd', {}, 'Enter')),
      el('button', { type: 'button', onclick: () => { this.stop(); li.querySelector('.value')?.focus(); } }, t('app.cancel'), ' ', el('kbd', {}, 'Esc'))));
    li.classList.add('editing');
    li.append(form);
    input.focus();
    if (input.select) input.select();
    form.scrollIntoView({ block: 'nearest' });
  }

  input(f) {
    const props = { 'aria-label': t(`field.${f.column}`), class: 'input', value: f.value };
    if (f.column in CHOICES) {
      const select = el('select', props, CHOICES[f.column].map((v) => el('option', { value: v }, t(`${f.column}.${v}`))));
      select.value = f.value;
      return select;
    }
    const own = el('input', { ...props, lang: 'ja', maxlength: 1000, autocomplete: 'off', 'aria-describedby': WHEN.includes(f.column) ? 'iso' : undefined });
    own.value = f.value;
    return own;
  }

  stop() {
    this.node.querySelectorAll('.editor').forEach((node) => { node.parentElement.classList.remove('editing'); node.remove(); });
  }

  // Who takes part: each goes to its words; roles change and rows go where they stand on the page that is shown.
  part(column, part, editable = true) {
    const own = (row) => !row.page_id || row.page_id === this.pageId;
    const listed = () => part.rows.filter(own).map(({ name, title, affiliation, role }) => ({ name, title, affiliation, role }));
    const here = part.rows.filter(own);
    const known = new Set(here.map((row) => row.id));
    const rows = [...here, ...part.rows.filter((row) => !own(row) && !known.has(row.id))];
    if (!rows.length) return null;
    return el('section', { class: 'part', 'aria-label': t(`fields.${column}`) },
      el('h3', {}, t(`fields.${column}`)),
      el('ul', {}, rows.map((row) => {
        const rest = [row.affiliation, row.title].filter(Boolean).join(' ');
        const change = (role) => this.act.edit({ [column]: listed().map((one) => (one.name === row.name && one.role === row.role ? (role ? { ...one, role } : null) : one)).filter(Boolean) }, null);
        const select = editable && own(row) && el('select', { 'aria-label': t('fields.role', { name: row.name }), onchange: (e) => change(e.target.value) }, ROLES[column].map((r) => el('option', { value: r }, t(`role.${r}`))));
        if (select) select.value = row.role;
        return el('li', {},
          el('button', { type: 'button', class: 'value', title: t('fields.jump'), disabled: !row.evidence[0], onclick: () => this.act.jump(row.evidence[0]) }, said(row.name), rest && el('small', {}, said(rest))),
          select || el('span', { class: 'role' }, named('role', row.role)),
          row.id && row.id.startsWith('pe_') && el('button', { type: 'button', class: 'quiet', title: t('table.people'), 'aria-label': `${t('table.people')}: ${visible(row.name)}`, onclick: () => this.act.select(row.id) }, '→'),
          editable && own(row) && el('button', { type: 'button', class: 'quiet', 'aria-label': t('fields.remove', { name: row.name }), onclick: () => change('') }, '✕'));
      })),
      part.edited && el('p', { class: 'how was' }, t('fields.pending')));
  }

  offices(item) {
    if (!item.offices.length) return null;
    return el('section', { class: 'part' }, el('h3', {}, t('fields.offices')),
      el('ul', {}, item.offices.map((o) => el('li', {}, el('button', { type: 'button', class: 'value', onclick: () => this.act.jump(o.evidence[0]) }, said([o.affiliation, o.title].filter(Boolean).join(' ')))))));
  }

  attended(item) {
    if (!item.attended.length) return null;
    return el('section', { class: 'part' }, el('h3', {}, t('fields.attended')),
      el('ul', {}, item.attended.map((e) => el('li', {}, el('button', { type: 'button', class: 'value', onclick: () => this.act.select(e.id) }, said(e.name), el('small', {}, when(e.start))), el('span', { class: 'role' }, named('role', e.role))))));
  }

  pages(item) {
    if (!item.statements.length) return null;
    const several = item.statements.length > 1;
    return el('section', { class: 'part pages' }, el('h3', {}, `${t('fields.pages')} (${item.statements.length})`),
      el('ul', {}, item.statements.map((s) => el('li', {},
        el('button', { type: 'button', class: 'value', 'aria-current': s.page_id === this.pageId ? 'true' : undefined, onclick: () => this.act.jump({ page_id: s.page_id, start: s.start_char, end: s.end_char }) },
          said(s.page_title || s.source), el('small', {}, said(s.name), s.start && ` · ${when(s.start, s.end)}`)),
        several && el('button', { type: 'button', class: 'quiet', onclick: () => this.act.split(s.statement_id) }, t('act.split'))))));
  }

  near(item) {
    if (!item.near.length) return null;
    return el('section', { class: 'part near' }, el('h3', {}, t('fields.near')),
      el('ul', {}, item.near.map((n) => el('li', {},
        el('button', { type: 'button', class: 'value', onclick: () => this.act.select(n.id) }, said(n.name), el('small', {}, n.start && `${when(n.start, n.end)} · `, `${percent(n.score)} · `, said(n.evidence, { lang: 'en' }))),
        el('button', { type: 'button', class: 'quiet', 'aria-label': `${t('act.same')}: ${visible(n.name)}`, onclick: () => this.act.tie('merge', n.id) }, t('act.same')),
        el('button', { type: 'button', class: 'quiet', 'aria-label': `${t('act.not_same')}: ${visible(n.name)}`, onclick: () => this.act.tie('not_same', n.id) }, t('act.not_same'))))));
  }

  decisions(item) {
    if (!item.decisions.length) return null;
    return el('section', { class: 'part' }, el('h3', {}, t('fields.decisions')), el('ul', {}, item.decisions.map((d) => decisionRow(d, this.act.undo))));
  }
}

// What the last run has made of a decision; in the panel of one item, which does not ask, nothing.
function outcome(d) {
  if (!d.outcome || d.what === 'undo') return '';
  const [status, reason] = d.outcome;
  return [' · ', el('span', { class: `outcome ${status}` }, t(`outcome.${status}`)), reason && [': ', reason]];
}

// One decision as a line: who, when, what, why, and the button that takes it back.
export function decisionRow(d, undo) {
  const value = typeof d.value === 'string' ? d.value : Array.isArray(d.value) ? d.value.map((v) => v.name).join('、') : d.value?.name ?? '';
  const gone = d.stands === false && d.what !== 'undo';
  return el('li', { class: `decision${gone ? ' gone' : ''}` },
    el('span', { class: `badge ${d.what}` }, d.what === 'undo' ? t('log.of', { what: d.undid ? t(`what.${d.undid}`) : '' }) : t(`what.${d.what}`)),
    el('span', { class: 'what' }, d.name && said(d.name), d.other && [d.what === 'merge' ? ' = ' : ' ≠ ', said(d.other)],
      d.column && [' · ', t(`field.${d.column}`), ' → ', said(value || t('fields.empty'))]),
    el('span', { class: 'by' }, `${d.who} · ${new Date(d.when).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })}`, d.why && [' · ', said(d.why)], gone && ` · ${t('log.undone')}`, !gone && outcome(d)),
    d.what !== 'undo' && !gone && el('button', { type: 'button', class: 'quiet', 'aria-label': `${t('act.undo')}: ${t(`what.${d.what}`)} ${visible(d.name)}`, onclick: () => undo(d.id) }, t('act.undo')));
}
