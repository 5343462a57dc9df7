// Columns of one Parquet file, as plain arrays: null for no value, numbers for all integers, days for dates.
import { decompress } from "fzstd";
import { parquetMetadataAsync, parquetRead } from "hyparquet";

const compressors = { ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)) };
const parsers = { dateFromDays: (days) => days };

export async function columnsOf(bytes, names) {
  const metadata = await parquetMetadataAsync(bytes, { parsers });
  const rows = Number(metadata.num_rows);
  const columns = Object.fromEntries(names.map((name) => [name, new Array(rows).fill(null)]));
  if (rows === 0) return columns;
  await parquetRead({ file: bytes, metadata, columns: names, compressors, parsers, onChunk: (chunk) => put(columns, chunk) });
  return columns;
}

export async function namesOf(bytes) {
  const { schema } = await parquetMetadataAsync(bytes);
  return schema.slice(1).map((field) => field.name);
}

function put(columns, { columnName, columnData, rowStart }) {
  const column = columns[columnName];
  for (let i = 0; i < columnData.length; i++) {
    const value = columnData[i];
    column[rowStart + i] = typeof value === "bigint" ? Number(value) : (value ?? null);
  }
}
