// What the pages of Tasklist share: elements, requests to the resources behind them, tables.

/** An element with properties and children; texts are set as text, so nothing from a file is ever markup. */
export function el(tag, properties = {}, ...children) {
  const { className, ...attributes } = properties;
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Read late: the token changes with every login. */
function csrfToken() {
  return (document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/) || [])[1];
}

/** Why a request was refused, as one text or, in problems, one by one. */
class RefusedError extends Error {
  constructor(status, body) {
    const problems = body.problems || [body.message || body.detail || `请求失败（${status}）：请稍后重试`];
    super(problems.join('；'));
    this.status = status;
    this.problems = problems;
  }
}

function refusal(status, body) {
  if (status === 401) {
    location.hash = '#/login';
    return new Error('登录已过期：请重新登录');
  }
  return new RefusedError(status, body);
}

async function request(url, init) {
  const response = await fetch(url, init);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw refusal(response.status, body);
  return body;
}

export function read(url) {
  return request(url, { headers: { Accept: 'application/json' } });
}

/** Posts JSON. */
export function send(url, body) {
  return request(url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() },
    body: JSON.stringify(body),
  });
}

/** Posts a file as the bare body. fetch cannot tell how much has been sent. */
export function upload(url, file, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', url);
    sending.responseType = 'json';
    sending.setRequestHeader('Accept', 'application/json');
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.setRequestHeader('X-XSRF-TOKEN', csrfToken());
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    sending.onerror = () => reject(new Error('上传中断：请检查网络后重试'));
    sending.onload = () =>
      sending.status < 300 ? resolve(sending.response) : reject(refusal(sending.status, sending.response || {}));
    sending.send(file);
  });
}

/** Date and time as people here read them. */
export function time(iso) {
  return iso ? new Date(iso).toLocaleString('zh-CN', { hour12: false }) : '';
}

/** A table; a cell is a text or an element. */
export function table(heads, rows) {
  return el(
    'table',
    { className: 'table table-striped kf-table' },
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell ?? ''))))),
  );
}

/** An input under its label. */
export function labelled(label, input, className = '') {
  return el('div', { className }, el('label', { for: input.id }, label), input);
}

/** An entry of a list of pills. */
export function pill(label, active, click) {
  return el(
    'li',
    { className: active ? 'active' : '' },
    el('a', { href: '', click: (event) => (event.preventDefault(), click()) }, label),
  );
}

/** A box that says what went wrong, one line a problem. */
export function problems(error) {
  const lines = error.problems || [error.message];
  return el(
    'div',
    { className: 'alert alert-danger', role: 'alert' },
    lines.length === 1 ? lines[0] : el('ul', {}, ...lines.map((line) => el('li', {}, line))),
  );
}

/**
 * The two parts of a page: its link in the bar, for those whom the resource gives the right, and what the link opens.
 *
 * @param resource tells the address of the data, given the api and a path
 */
export function page({ id, path, label, icon, priority, resource, open }) {
  return [
    {
      id: `${id}-link`,
      pluginPoint: 'tasklist.navbar.action',
      priority,
      render: async (node, { api }) => {
        const { allowed } = await read(resource(api, '/right')).catch(() => ({}));
        if (allowed && node.isConnected) {
          node.append(el('a', { href: `#${path}` }, el('span', { className: `glyphicon glyphicon-${icon}` }), ` ${label}`));
        }
      },
    },
    { id: `${id}-page`, pluginPoint: 'tasklist.route', properties: { path }, render: (node, { api }) => open(node, api) },
  ];
}
