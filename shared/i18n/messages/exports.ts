import type { Messages } from '../Messages.ts';

export const exporting = {
  'exports.cancelled': ['The export was stopped. No file was written.', '导出已停止，未写入文件。'],
  'exports.root.notFound': ['There is no step “{{id}}” whose inside could be drawn.', '找不到步骤“{{id}}”，无法绘制其内部。'],
  'exports.heat.none': ['The diagram was never simulated, so the file shows no waiting. Run a simulation and export again.', '流程图尚未仿真，文件中没有等待数据。请运行仿真后重新导出。'],
  'exports.heat.stale': ['The model was changed after the simulation that the file shows. Simulate again for figures that match.', '文件所示仿真之后，模型已被更改。请重新仿真以得到一致的数据。'],
  'exports.font.missing_one': ['No font that comes with Laneway has this character; it shows as an empty box: {{characters}}', '随 Laneway 附带的字体没有此字符，将显示为空框：{{characters}}'],
  'exports.font.missing_other': ['No font that comes with Laneway has these {{count}} characters; they show as empty boxes: {{characters}}', '随 Laneway 附带的字体没有以下 {{count}} 个字符，将显示为空框：{{characters}}'],
  'exports.pdf.page': ['Page {{page}} of {{pages}}', '第 {{page}} 页，共 {{pages}} 页'],
  'exports.pdf.sheet': ['Sheet {{name}} ({{number}} of {{pages}})', '第 {{name}} 张（{{number}}/{{pages}}）'],
  'exports.poster.tooMany': ['The poster would take {{count}} sheets, more than {{most}}. Choose larger paper or a smaller scale.', '海报将需要 {{count}} 张纸，超过上限 {{most}} 张。请选择更大的纸张或更小的比例。'],
  'exports.png.tooLarge': [
    'The picture would be {{width}} × {{height}} pixels, more than {{limit}} million. Choose a scale of at most {{fitting}}, or a PDF.',
    '图片将为 {{width}} × {{height}} 像素，超过上限（{{limit}} 百万像素）。请将缩放设为不超过 {{fitting}}，或改用 PDF。',
  ],
} satisfies Messages;
