// Sums a console export by day and line with DuckDB on two threads, writes the sums to a CSV file, and prints
// what it took: seconds that passed and seconds of the processors. Run by usage.sh.
//
//     node usage_duckdb.mjs FOLDER FILE OUT typed|auto
//
// FOLDER holds node_modules with @duckdb/node-api. typed: DuckDB is told the delimiter, the quote and the type of
// each column; auto: it finds them. Timed are reading and summing alone: neither Node's start, nor loading and
// opening DuckDB, nor writing the sums. The order of rows is left free, which is faster.
import { createRequire } from "node:module";

const [folder, file, out, how] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/`)("@duckdb/node-api");

const counts = [
    "usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h",
    "usage_input_tokens_cache_read", "usage_output_tokens", "web_search_count",
];
const columns = [
    "usage_date_utc", "model_version", "api_key", "workspace", "usage_type", "context_window", ...counts,
    "inference_geo", "speed",
];

function typeOf(column) {
    if (column === "usage_date_utc") return "TIMESTAMP";
    return counts.includes(column) ? "BIGINT" : "VARCHAR";
}

const types = columns.map((column) => `'${column}': '${typeOf(column)}'`).join(", ");
const source = {
    typed: `read_csv('${file}', auto_detect = false, parallel = true, header = true, delim = ',', quote = '"',
        escape = '"', new_line = '\\n', columns = {${types}})`,
    auto: `read_csv_auto('${file}')`,
}[how];
const sums = counts.map((column) => `sum(${column}) AS ${column}`).join(", ");

const instance = await DuckDBInstance.create(":memory:", { threads: "2", preserve_insertion_order: "false" });
const connection = await instance.connect();
const begun = performance.now();
const used = process.cpuUsage();
await connection.run(`CREATE TEMP TABLE sums AS
    SELECT CAST(usage_date_utc AS DATE) AS day, model_version, usage_type, context_window, inference_geo, speed,
        workspace, ${sums}
    FROM ${source} GROUP BY ALL`);
const passed = performance.now() - begun;
const { user, system } = process.cpuUsage(used);
await connection.run(`COPY sums TO '${out}' (HEADER, DELIMITER ',')`);
console.log(`${(passed / 1e3).toFixed(3)} ${((user + system) / 1e6).toFixed(3)}`);
