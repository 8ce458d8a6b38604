// Building the page: text becomes text nodes, never markup. Words come from the message catalogue.
let words = {};

export async function loadWords() {
  words = await (await fetch(`/messages/${document.documentElement.lang}.json`)).json();
}

export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const has = (key) => key in words;

// What cannot be seen or would turn its neighbours around: control, bidirectional and invisible characters.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

export function visible(text) {
  return text.replace(HIDDEN, (c) => `⟦U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟧`);
}

// el('button', {class: 'x', onclick: f, data: {row: 1}}, 'text', child): text of pages goes through visible().
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'data') for (const [k, v] of Object.entries(value)) node.dataset[k] = v;
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : visible(String(value)));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    node.append(child instanceof Node ? child : visible(String(child)));
  }
  return node;
}

// Words of a page inside our own: isolated, so that their direction ends where they end.
export const said = (text, props = {}) => el('bdi', { lang: 'ja', ...props }, text);

// A label with a value in its middle, the value isolated: «Merge with {name}».
export function phrase(key, values) {
  const parts = t(key).split(/(\{\w+\})/);
  return parts.map((part) => (part.startsWith('{') && part.slice(1, -1) in values ? said(values[part.slice(1, -1)]) : part));
}

export const $ = (id) => document.getElementById(id);

export function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
}

export function when(start, end) {
  if (!start) return t('item.undated');
  const from = start.replace('T', ' ');
  if (!end || end === start) return from;
  const to = end.slice(0, 11) === start.slice(0, 11) && end.includes('T') ? end.slice(11) : end.replace('T', ' ');
  return `${from} – ${to}`;
}

export const percent = (n) => Number(n).toFixed(2);

export function named(kind, value) {
  return value && has(`${kind}.${value}`) ? t(`${kind}.${value}`) : value;
}
