// The same reading and appending with DuckDB's client for Node: provider.mjs read FILE | append FILE COUNT
import { DuckDBDecimalValue, DuckDBInstance } from '@duckdb/node-api';

const [mode, file, count] = process.argv.slice(2);
const instance = await DuckDBInstance.create(file, { threads: '2' });
const connection = await instance.connect();
const texts = Array.from({ length: 100_000 }, (_, i) => `resident ${i}`);
const amounts = texts.map((_, i) => new DuckDBDecimalValue(BigInt(i * 7), 18, 2));
const start = performance.now();
const used = process.cpuUsage();
let sum = 0;
if (mode === 'read') {
  const result = await connection.stream('select i, l, d, m, s from t');
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const [i, l, d, m, s] = [0, 1, 2, 3, 4].map(column => chunk.getColumnVector(column));
    for (let row = 0; row < chunk.rowCount; row++) {
      const text = s.getItem(row);
      sum += i.getItem(row) + Number(l.getItem(row)) + d.getItem(row) + m.getItem(row).toDouble() + text.length + text.charCodeAt(text.length - 1);
    }
  }
} else {
  const appender = await connection.createAppender('t');
  for (let i = 0; i < Number(count); i++) {
    appender.appendInteger(i);
    appender.appendBigInt(BigInt(i * 3));
    appender.appendDouble(i / 8);
    appender.appendDecimal(amounts[i % 100_000]);
    appender.appendVarchar(texts[i % 100_000]);
    appender.endRow();
  }
  appender.closeSync();
  sum = Number(count);
}
const { user, system } = process.cpuUsage(used);
console.log(`${((performance.now() - start) / 1000).toFixed(4)} ${((user + system) / 1e6).toFixed(4)} ${sum.toFixed(2)}`);
