// The tab 附件: the files of the case, with upload, preview and download.
import { ofTask } from './desk.js';
import { present } from './dialogs.js';
import { el, problems, read, table, time, upload } from './page.js';

const KILO = 1024;

function size(bytes) {
  if (bytes < KILO) return `${bytes} 字节`;
  return bytes < KILO * KILO ? `${Math.round(bytes / KILO)} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

/** Shows a file in a dialog. The server sends it sandboxed; a PDF file is the business of the browser's own, closed viewer. */
function preview({ fileName, mediaType }, address) {
  const close = () => dialog.close();
  const content = mediaType.startsWith('image/')
    ? el('img', { src: address, alt: fileName })
    : el('iframe', { src: address, title: fileName });
  const dialog = el(
    'dialog',
    { className: 'ad-dialog ad-preview', 'aria-label': `预览 ${fileName}` },
    el(
      'div',
      { className: 'ad-preview-head' },
      el('h3', {}, fileName),
      el('button', { type: 'button', className: 'btn btn-default', click: close }, '关闭'),
    ),
    content,
  );
  present(dialog);
}

class AttachmentsTab {
  constructor(node, api, taskId) {
    this.node = node;
    this.address = (path = '') => ofTask(api, taskId, `/attachments${path}`);
    this.list = el('div', { 'aria-live': 'polite' });
    this.sending = el('ul', { className: 'ad-plain' });
  }

  async open() {
    try {
      const files = await read(this.address());
      this.node.replaceChildren(this.dropZone(), this.sending, this.list);
      this.show(files);
    } catch (error) {
      this.node.replaceChildren(problems(error));
    }
  }

  dropZone() {
    const choice = el('input', {
      type: 'file',
      multiple: true,
      id: 'ad-files',
      className: 'sr-only',
      change: () => {
        this.send([...choice.files]);
        choice.value = '';
      },
    });
    const over = (event) => {
      event.preventDefault();
      zone.classList.add('ad-over');
    };
    const leave = () => zone.classList.remove('ad-over');
    const zone = el(
      'div',
      {
        className: 'ad-drop',
        dragenter: over,
        dragover: over,
        dragleave: leave,
        drop: (event) => {
          event.preventDefault();
          leave();
          this.send([...event.dataTransfer.files]);
        },
      },
      choice,
      el('label', { for: 'ad-files', className: 'btn btn-default' }, '选择文件'),
      el('span', {}, '或把文件拖到这里，可一次多个：PDF、图片、文本、Word 或 Excel 文件。'),
    );
    return zone;
  }

  /** One after the other, so that the list is right after each. */
  async send(files) {
    this.sending.replaceChildren();
    for (const file of files) {
      const progress = el('progress', { max: 1, value: 0, 'aria-label': `上传 ${file.name}` });
      const line = el('li', {}, el('span', {}, file.name), progress);
      this.sending.append(line);
      try {
        const answer = await upload(
          this.address(`?fileName=${encodeURIComponent(file.name)}`),
          file,
          (share) => (progress.value = share),
        );
        line.remove();
        this.show(answer, file.name);
      } catch (error) {
        progress.remove();
        line.append(problems(error));
      }
    }
  }

  show(files, added) {
    this.list.replaceChildren(
      ...[
        added && el('p', { className: 'ad-done', role: 'status' }, `已上传 ${added}。`),
        files.length
          ? table(['文件', '大小', '上传人', '时间', ''], files.map((file) => this.row(file)))
          : el('p', { className: 'ad-quiet' }, '还没有附件。'),
      ].filter(Boolean),
    );
  }

  row(file) {
    const { id, fileName, material, uploadedBy, uploadedAt, previewable } = file;
    const content = this.address(`/${encodeURIComponent(id)}`);
    return [
      material ? `${fileName}（${material}）` : fileName,
      size(file.size),
      uploadedBy,
      time(uploadedAt),
      el(
        'span',
        { className: 'ad-file-actions' },
        previewable
          ? el(
              'button',
              {
                type: 'button',
                className: 'btn btn-link',
                'aria-label': `预览 ${fileName}`,
                click: () => preview(file, `${content}?preview=true`),
              },
              '预览',
            )
          : null,
        el('a', { className: 'btn btn-link', href: content, download: fileName, 'aria-label': `下载 ${fileName}` }, '下载'),
      ),
    ];
  }
}

/** The tab. */
export const attachmentsTab = {
  id: 'agent-desk-attachments',
  pluginPoint: 'tasklist.task.detail',
  priority: 850,
  properties: { label: '附件' },
  render: (node, { api, taskId }) => {
    node.className = 'ad-tab';
    new AttachmentsTab(node, api, taskId).open();
  },
};
