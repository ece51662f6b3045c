// The page 批量导入工单 of Tasklist: choose a file and what its rows become, watch the import, see and download what was rejected.
import { el, page, problems, read, table, time, upload } from './page.js';

const STATES = { RUNNING: '导入中', DONE: '已完成', FAILED: '未完成' };

function imports(api, path = '') {
  return `${api.tasklistApi}/plugin/case-import/${api.engine}/imports${path}`;
}

function columnList(mapping) {
  const columns = new Map(mapping.columns.map((column) => [column.headers[0], column]));
  return el(
    'details',
    {},
    el('summary', {}, '文件应有的列'),
    table(
      ['列名', '必须有此列', '说明'],
      [...columns.values()].map((column) => [column.headers.join(' 或 '), column.required ? '是' : '否', column.hint]),
    ),
  );
}

function count(label, value) {
  return el('div', { className: 'ci-count' }, el('strong', {}, String(value)), label);
}

function outcome(api, { run, rejections }) {
  const percent = run.rowsTotal ? Math.round((100 * run.rowsRead) / run.rowsTotal) : 0;
  const shown = rejections.length < run.rejected ? `（前 ${rejections.length} 行）` : '';
  return el(
    'section',
    {},
    el('h3', {}, `${run.fileName}：${STATES[run.state]}`),
    el('progress', { max: '100', value: String(percent), 'aria-label': '导入进度' }),
    el('p', {}, `已处理 ${run.rowsRead} / ${run.rowsTotal} 行（${percent}%）`),
    run.failure ? el('p', { className: 'alert alert-danger', role: 'alert' }, run.failure) : null,
    el(
      'div',
      { className: 'ci-counts' },
      count('新导入', run.imported),
      count('此前已导入', run.alreadyKnown),
      count('未导入', run.rejected),
    ),
    run.rejected
      ? el(
          'div',
          {},
          el('h4', {}, `未导入的行${shown}`),
          el(
            'p',
            {},
            el(
              'a',
              { className: 'btn btn-default', href: imports(api, `/${run.id}/rejected.csv`), download: '' },
              '下载未导入的行',
            ),
            ' 在文件中改正后可直接再次导入。',
          ),
          table(
            ['行号', '问题列', '原因'],
            rejections.map((row) => [String(row.line), row.column, row.reason]),
          ),
        )
      : null,
  );
}

class ImportPage {
  constructor(node, api) {
    this.node = node;
    this.api = api;
  }

  async open() {
    this.result = el('div', { 'aria-live': 'polite' });
    this.history = el('div', {});
    try {
      this.mappings = await read(imports(this.api, '/mappings'));
    } catch (error) {
      this.node.append(el('div', { className: 'kf-page' }, problems(error)));
      return;
    }
    this.node.append(
      el(
        'main',
        { className: 'kf-page' },
        el('h2', {}, '批量导入工单'),
        el(
          'p',
          {},
          'CSV 文件，UTF-8 或 GB18030 编码，最大 20 MB。有误的行不影响其他行；同一文件再次导入不会重复。',
        ),
        this.form(),
        this.result,
        el('h3', {}, '最近的导入'),
        this.history,
      ),
    );
    await this.showHistory();
  }

  form() {
    const columns = el('div', {});
    const template = el('a', { download: '' });
    const mapping = el(
      'select',
      { id: 'ci-mapping', className: 'form-control', change: () => showChoice() },
      ...[...new Set(this.mappings.map((choice) => choice.procedureLabel))].map((procedure) =>
        el(
          'optgroup',
          { label: procedure },
          ...this.mappings
            .filter((choice) => choice.procedureLabel === procedure)
            .map((choice) => el('option', { value: choice.name }, choice.label)),
        ),
      ),
    );
    const showChoice = () => {
      const choice = this.mapping(mapping.value);
      columns.replaceChildren(columnList(choice));
      template.href = imports(this.api, `/templates/${choice.procedure}.csv`);
      template.textContent = `下载${choice.procedureLabel}的模板`;
    };
    const file = el('input', {
      id: 'ci-file',
      type: 'file',
      accept: '.csv,.txt,text/csv',
      className: 'form-control',
      required: true,
    });
    this.button = el('button', { type: 'submit', className: 'btn btn-primary' }, '开始导入');
    showChoice();
    return el(
      'form',
      {
        className: 'ci-form',
        submit: (event) => {
          event.preventDefault();
          this.start(file.files[0], mapping.value);
        },
      },
      el('div', { className: 'form-group' }, el('label', { for: 'ci-file' }, '文件'), file),
      el(
        'div',
        { className: 'form-group' },
        el('label', { for: 'ci-mapping' }, '流程和文件格式'),
        mapping,
        columns,
        template,
      ),
      this.button,
    );
  }

  mapping(name) {
    return this.mappings.find((choice) => choice.name === name);
  }

  async start(file, mapping) {
    this.button.disabled = true;
    try {
      const sent = el('progress', { max: '1', value: '0', 'aria-label': '上传进度' });
      this.result.replaceChildren(el('p', {}, '正在上传和检查文件…'), sent);
      const query = new URLSearchParams({ name: file.name, mapping });
      const run = await upload(imports(this.api, `?${query}`), file, (part) => (sent.value = part));
      await this.watch(run.id);
    } catch (error) {
      this.result.replaceChildren(problems(error));
    } finally {
      this.button.disabled = false;
    }
  }

  /** Shows the run until it has ended or the page is left. */
  async watch(id) {
    for (;;) {
      const progress = await read(imports(this.api, `/${id}`));
      if (!this.node.isConnected) return;
      this.result.replaceChildren(outcome(this.api, progress));
      if (progress.run.state !== 'RUNNING') return this.showHistory();
      await new Promise((done) => setTimeout(done, 1000));
    }
  }

  async showHistory() {
    const runs = await read(imports(this.api));
    this.history.replaceChildren(
      runs.length
        ? table(
            ['开始时间', '文件', '格式', '用户', '状态', '新导入', '此前已导入', '未导入', ''],
            runs.map((run) => [
              time(run.startedAt),
              run.fileName,
              this.mapping(run.mapping)?.label ?? run.mapping,
              run.startedBy,
              STATES[run.state],
              String(run.imported),
              String(run.alreadyKnown),
              String(run.rejected),
              el(
                'button',
                { type: 'button', className: 'btn btn-link', click: () => this.watch(run.id) },
                '查看',
              ),
            ]),
          )
        : el('p', {}, '还没有导入过。'),
    );
  }
}

export default page({
  id: 'case-import',
  path: '/import-cases',
  label: '批量导入工单',
  icon: 'import',
  priority: 90,
  resource: imports,
  open: (node, api) => new ImportPage(node, api).open(),
});
