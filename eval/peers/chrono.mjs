// node chrono.mjs SET.jsonl OUT.jsonl: spans of chrono-node, and TIMEX3 values at the grain that the words give.
import * as chrono from 'chrono-node';
import fs from 'fs';

const two = n => String(n).padStart(2, '0');

function value(start) {
  const certain = part => start.isCertain(part);
  const year = String(start.get('year')).padStart(4, '0'), month = two(start.get('month')), day = two(start.get('day'));
  const daily = certain('day') || certain('weekday') || (!certain('month') && !certain('year'));
  const date = daily ? `${year}-${month}-${day}` : certain('month') ? `${year}-${month}` : year;
  return certain('hour') ? `${year}-${month}-${day}T${two(start.get('hour'))}:${two(start.get('minute') || 0)}` : date;
}

let seconds = 0, words = 0;
const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(line => line.trim()).map(line => {
  const {id, text, dct} = JSON.parse(line);
  const instant = dct ? new Date(dct.slice(0, 10) + 'T12:00:00Z') : undefined;
  const begin = performance.now();
  const found = chrono.parse(text, {instant, timezone: 0});
  seconds += (performance.now() - begin) / 1000;
  words += text.split(/\s+/).length;
  const point = i => [...text.slice(0, i)].length;
  const timexes = found.map(f => ({start: point(f.index), end: point(f.index + f.text.length),
                                   type: f.start.isCertain('hour') ? 'TIME' : 'DATE', value: value(f.start)}));
  return JSON.stringify({id, timexes});
});
fs.writeFileSync(process.argv[3], lines.join('\n') + '\n');
console.error('words/s', words / seconds);
