// The page's text with its marks. The server has cut it into pieces that know where they stand; here they are drawn.
import { get } from './api.js';
import { $, el, replace, said, t, visible } from './dom.js';

const LABELS = ['EVENT', 'PERSON', 'CITY', 'ORG', 'VENUE', 'TIME', 'TITLE'];

export class PageView {
  constructor(onevent) {
    this.node = $('text');
    this.onevent = onevent;
    this.data = null;
    replace($('legend'), LABELS.map((label) => el('li', {}, el('span', { class: `m ${label}`, data: { sign: t(`sign.${label}`) } }, t(`label.${label}`)))));
    $('hide-dropped').addEventListener('change', (event) => this.node.classList.toggle('hiding', event.target.checked));
    document.addEventListener('selectionchange', () => this.selected());
    this.node.addEventListener('click', (event) => {
      const mark = event.target.closest('mark[data-event]');
      if (mark && getSelection().isCollapsed) this.onevent(mark.dataset.event);
    });
  }

  // Show a page for an item; the marks of the item itself stand out.
  show(pageId, item) {
    this.loading = this.load(pageId, item);
    return this.loading;
  }

  async load(pageId, item) {
    if (this.data?.page_id !== pageId || this.stale) {
      const serial = (this.serial = (this.serial ?? 0) + 1);
      const data = await get(`/api/pages/${encodeURIComponent(pageId)}`);
      if (serial !== this.serial) return;
      this.data = data;
      this.stale = false;
      this.drawHead();
      this.drawText();
    }
    this.own(item);
  }

  drawHead() {
    const p = this.data;
    const facts = [
      p.site && said(p.site),
      p.published_on && t('page.published', { date: p.published_on }),
      p.updated_on && t('page.updated', { date: p.updated_on }),
    ].filter(Boolean);
    replace(
      $('page-head'),
      el('h2', {}, said(p.title || p.source)),
      el('p', { class: 'facts' }, facts.map((fact, i) => [i ? ' · ' : '', fact])),
      el('p', { class: 'address' }, said(p.url || p.source)),
      p.events.length > 1 && el('details', { class: 'on-page' },
        el('summary', {}, `${t('page.events')} (${p.events.length})`),
        el('ul', {}, p.events.map((e) => el('li', {}, el('button', { type: 'button', class: 'link', onclick: () => this.onevent(e.id) }, said(e.name)), ' ', el('span', { class: 'date' }, e.start))))),
      p.added.map((a) => el('p', { class: 'pending' }, el('span', { class: 'badge accepted' }, t('what.add')), ' ', said(a.name), ` ${a.start} `, t('fields.pending'))),
    );
    $('page-tools').hidden = false;
  }

  drawText() {
    const p = this.data;
    const signs = Object.fromEntries(LABELS.map((label) => [label, t(`sign.${label}`)]));
    const blocks = p.blocks.map((block) => {
      const node = el('div', { class: `block ${block.kind}${block.kept ? '' : ' dropped'}`, title: block.kept ? undefined : t('page.dropped', { reason: block.reason }) });
      if (!block.kept) node.append(el('span', { class: 'sr' }, `${t('page.dropped', { reason: block.reason })} `));
      this.fill(node, block.pieces, signs);
      return node;
    });
    this.node.replaceChildren(...blocks);
    this.node.scrollTop = 0;
    this.at = null;
    this.pieces = [...this.node.querySelectorAll('[data-s]')];
  }

  // The pieces of an event's name stand in one mark, whatever else is marked inside it.
  fill(node, pieces, signs) {
    let open = -1;
    let inside = null;
    for (const [start, text, marks] of pieces) {
      const event = marks.find((i) => this.data.marks[i].label === 'EVENT') ?? -1;
      if (event !== open || !inside) inside = event < 0 ? null : this.eventMark(event, start, signs);
      if (inside && event !== open) node.append(inside);
      open = event;
      (inside ?? node).append(this.piece(start, text, marks.filter((i) => this.data.marks[i].label !== 'EVENT'), signs));
    }
  }

  eventMark(i, start, signs) {
    const { row, start: from, rule, confidence } = this.data.marks[i];
    const props = { class: 'm EVENT', title: `${t('label.EVENT')} · ${rule} · ${confidence}`, data: { event: row, rows: row } };
    if (from === start) props.data.sign = signs.EVENT;
    return el('mark', props);
  }

  piece(start, text, marks, signs) {
    const end = start + [...text].length;
    const top = marks.length ? this.data.marks[marks[marks.length - 1]] : null;
    const node = document.createElement(top ? 'mark' : 'span');
    node.textContent = visible(text);
    node.dataset.s = start;
    node.dataset.e = end;
    if (node.textContent !== text) node.dataset.raw = text;
    if (!top) return node;
    node.className = `m ${top.label}`;
    if (top.start === start) node.dataset.sign = signs[top.label];
    node.title = visible(`${t(`label.${top.label}`)} · ${t(`method.${top.method}`)} · ${top.rule} · ${top.confidence}`);
    node.dataset.rows = marks.map((i) => this.data.marks[i].row).join(' ');
    return node;
  }

  // Marks of the item, and the page scrolled to the first of them.
  own(item) {
    this.clear('own');
    this.clear('here');
    const own = this.node.querySelectorAll(`[data-rows~="${CSS.escape(item.id)}"]`);
    own.forEach((node) => node.classList.add('own'));
    if (own[0]) this.scroll(own[0], 'instant');
  }

  clear(name) {
    this.node.querySelectorAll(`.${name}`).forEach((node) => node.classList.remove(name));
  }

  scroll(node, behavior) {
    const box = this.node.getBoundingClientRect();
    const at = node.getBoundingClientRect();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.node.scrollTo({ top: this.node.scrollTop + at.top - box.top - box.height / 3, behavior: calm ? 'instant' : behavior });
  }

  // Light up characters, go there, and give them to the keyboard and to a screen reader.
  jump(start, end, focus = true) {
    this.clear('here');
    const hit = this.pieces.filter((node) => Number(node.dataset.s) < end && Number(node.dataset.e) > start);
    hit.forEach((node) => node.classList.add('here'));
    this.at = hit[0] ? { start, end } : null;
    if (!hit[0]) return false;
    this.scroll(hit[0], 'smooth');
    if (focus) {
      hit[0].tabIndex = -1;
      hit[0].focus({ preventScroll: true });
    }
    return true;
  }

  // To the next or previous mark or line, from where the keyboard stands, else from what is in sight.
  step(what, by) {
    const all = [...this.node.querySelectorAll(what)].filter((node) => node.offsetParent && (node.dataset.s ?? node.querySelector('[data-s]')));
    const ends = (node) => [node, ...node.querySelectorAll('[data-s]')].filter((x) => x.dataset.s).map((x) => [Number(x.dataset.s), Number(x.dataset.e)]);
    const now = this.at ?? { start: -1, end: -1 };
    const spans = all.map((node) => ends(node)).map((list) => ({ start: list[0][0], end: list[list.length - 1][1] }));
    const to = by > 0 ? spans.find((s) => s.start > now.start || (s.start === now.start && s.end < now.end)) : spans.findLast((s) => s.start < now.start);
    if (to) this.jump(to.start, to.end);
  }

  // Where the keyboard stands, as a selection.
  stand() {
    if (!this.at || !this.node.querySelector('.here')) return null;
    const text = this.pieces.filter((node) => Number(node.dataset.s) < this.at.end && Number(node.dataset.e) > this.at.start)
      .map((node) => [...(node.dataset.raw ?? node.textContent)].slice(Math.max(0, this.at.start - Number(node.dataset.s)), this.at.end - Number(node.dataset.s)).join('')).join('');
    return { page_id: this.data.page_id, start: this.at.start, end: this.at.end, text: text.trim() };
  }

  // What is selected in the text, as offsets; null where nothing is.
  selection() {
    const selection = getSelection();
    if (!this.data || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.node.contains(range.commonAncestorContainer)) return null;
    const hit = this.pieces.filter((node) => range.intersectsNode(node));
    if (!hit.length) return null;
    const start = this.offset(range.startContainer, range.startOffset) ?? Number(hit[0].dataset.s);
    const end = this.offset(range.endContainer, range.endOffset) ?? Number(hit[hit.length - 1].dataset.e);
    const text = hit.map((node) => {
      const from = Math.max(start, Number(node.dataset.s)) - Number(node.dataset.s);
      return [...(node.dataset.raw ?? node.textContent)].slice(from, Math.max(from, end - Number(node.dataset.s))).join('');
    }).join('');
    return end > start && text.trim() ? { page_id: this.data.page_id, start, end, text: text.trim() } : null;
  }

  // Code points, which the tables count, from UTF-16 units, which the browser counts.
  offset(container, units) {
    const piece = container.nodeType === Node.TEXT_NODE ? container.parentElement : container;
    if (!piece?.dataset?.s || piece.dataset.raw !== undefined) return null;
    if (container.nodeType !== Node.TEXT_NODE) return Number(units ? piece.dataset.e : piece.dataset.s);
    return Number(piece.dataset.s) + [...container.data.slice(0, units)].length;
  }

  selected() {
    const now = this.selection();
    if (now) this.last = now;
    const shown = now ?? (document.activeElement?.closest('#selection') ? this.last : null);
    $('selection').hidden = !shown;
    if (shown) $('selection-text').textContent = visible(shown.text.length > 40 ? `${shown.text.slice(0, 40)}…` : shown.text);
  }

  // The time that the selection holds, else the nearest one; what stands before counts for more, as in reading.
  time(at) {
    const inside = this.data.times.find((x) => x.start_char >= at.start && x.end_char <= at.end);
    const far = (x) => (x.end_char <= at.start ? at.start - x.end_char : 3 * Math.abs(x.start_char - at.end));
    return inside ?? [...this.data.times].filter((x) => x.start).sort((x, y) => far(x) - far(y))[0];
  }
}
