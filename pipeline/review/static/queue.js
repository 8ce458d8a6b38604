// The queue: a list of any length of which only what is in sight is in the page; the server sends stretches of it.
import { get } from './api.js';
import { $, el, named, percent, said, t, when } from './dom.js';

const HEIGHT = 58; // of a row, as in panes.css
const STRETCH = 100;
const BEYOND = 8; // rows above and below what is in sight

export class Queue {
  constructor(onselect) {
    this.node = $('list');
    this.onselect = onselect;
    this.filter = { table: 'events', state: 'open', sort: 'sure' };
    this.spacer = el('div', { class: 'spacer', role: 'presentation' });
    this.node.append(this.spacer);
    this.clear();
    this.node.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.node);
    this.node.addEventListener('keydown', (event) => this.key(event));
  }

  clear() {
    this.items = new Map();
    this.asked = new Map();
    this.total = 0;
  }

  // Ask again after a filter or a decision. `find` is the item to stand on; without it the row `row`, else the first.
  async load({ find = '', row = 0 } = {}) {
    this.clear();
    const serial = (this.serial = (this.serial ?? 0) + 1);
    const offset = Math.max(0, Math.floor(row / STRETCH) * STRETCH);
    const found = await get('/api/queue', { ...this.filter, offset, limit: STRETCH, find });
    if (serial !== this.serial) return;
    this.take(found);
    this.asked.set(offset / STRETCH, true);
    this.spacer.style.height = `${this.total * HEIGHT}px`;
    $('empty').hidden = this.total > 0;
    $('count').textContent = t('queue.count', { n: this.total.toLocaleString() });
    $('progress-text').textContent = t('app.done', { n: found.decided.toLocaleString(), total: found.of.toLocaleString() });
    $('progress-bar').max = Math.max(1, found.of);
    $('progress-bar').value = found.decided;
    const at = found.at >= 0 ? found.at : Math.min(row, this.total - 1);
    this.row = -1;
    this.draw();
    if (this.total) await this.select(at, found.at < 0 || !find);
    else this.onselect(null);
  }

  take(found) {
    this.total = found.total;
    found.items.forEach((item, i) => this.items.set(found.offset + i, item));
  }

  // The stretch that holds a row.
  async fetch(row) {
    const stretch = Math.floor(row / STRETCH);
    if (!this.asked.has(stretch)) {
      const serial = this.serial;
      const wanted = get('/api/queue', { ...this.filter, offset: stretch * STRETCH, limit: STRETCH }).then((found) => {
        if (serial === this.serial) this.take(found);
      });
      this.asked.set(stretch, wanted);
    }
    await this.asked.get(stretch);
  }

  async select(row) {
    if (row < 0 || row >= this.total) return;
    await this.fetch(row);
    const item = this.items.get(row);
    if (!item) return;
    this.row = row;
    this.show(row);
    this.draw();
    await this.onselect(item);
  }

  move(by) {
    const to = Math.max(0, Math.min(this.total - 1, this.row + by));
    return to === this.row ? Promise.resolve() : this.select(to);
  }

  show(row) {
    const top = row * HEIGHT;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    const bottom = top + HEIGHT - this.node.clientHeight;
    if (bottom > this.node.scrollTop) this.node.scrollTop = bottom;
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.node.clientHeight / HEIGHT) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.total, End: this.total };
    if (event.key in moves) {
      event.preventDefault();
      this.move(moves[event.key]);
    }
  }

  draw() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.paint();
    });
  }

  paint() {
    const first = Math.max(0, Math.floor(this.node.scrollTop / HEIGHT) - BEYOND);
    const last = Math.min(this.total, Math.ceil((this.node.scrollTop + this.node.clientHeight) / HEIGHT) + BEYOND);
    const rows = new Set(this.row >= 0 && this.row < this.total ? [this.row] : []);
    for (let i = first; i < last; i += 1) rows.add(i);
    const drawn = [];
    for (const i of [...rows].sort((a, b) => a - b)) {
      const item = this.items.get(i);
      if (item) drawn.push(this.option(item, i));
      else this.fetch(i).then(() => this.draw(), () => {});
    }
    this.spacer.replaceChildren(...drawn);
    if (this.items.has(this.row)) this.node.setAttribute('aria-activedescendant', `row-${this.row}`);
    else this.node.removeAttribute('aria-activedescendant');
  }

  option(item, i) {
    const where = [item.city, item.site].filter(Boolean);
    const node = el(
      'div',
      {
        id: `row-${i}`, role: 'option', class: `row sure-${Math.min(4, Math.floor(item.confidence * 5))}`,
        'aria-selected': i === this.row ? 'true' : 'false', 'aria-setsize': this.total, 'aria-posinset': i + 1,
        data: { id: item.id }, onclick: () => this.select(i),
      },
      el('span', { class: 'name' }, said(item.name)),
      el('span', { class: 'sure', title: t('fields.sure', { n: percent(item.confidence) }) }, percent(item.confidence)),
      el('span', { class: 'about' }, el('span', { class: 'where' },
        item.table === 'events' ? el('span', { class: 'date' }, when(item.start, item.end)) : el('span', {}, t('item.pages', { n: item.pages })),
        where.map((text) => el('span', {}, ' · ', said(text)))),
      el('span', { class: 'badges' },
        item.state && el('span', { class: `badge ${item.state}` }, t(`review.${item.state}`)),
        item.edited && el('span', { class: 'badge edited' }, t('review.edited')),
        item.problems > 0 && el('span', { class: 'badge problem' }, t('item.problems', { n: item.problems })),
        item.changed && el('span', { class: 'badge changed' }, t('item.changed')))),
    );
    node.style.transform = `translateY(${i * HEIGHT}px)`;
    return node;
  }
}

// What the filters can choose from; gives what columns and roles may hold.
export async function fillChoices() {
  const found = await get('/api/choices');
  for (const [name, values] of Object.entries(found.filters)) {
    const select = document.querySelector(`#filters select[name=${name}]`);
    for (const [value, n] of values) select.append(el('option', { value }, `${named(name, value)} (${n})`));
  }
  return found;
}
