// node duckdb.mjs REQUESTS QUERY RESULT TYPE: DuckDB's answer to the query over the requests, their moments of that
// type, in a session of another time zone.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [requests, query, result, type] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run("SET timezone = 'Asia/Tokyo'");
await connection.run('CREATE SCHEMA usage');
await connection.run(`CREATE TABLE usage.requests AS SELECT * FROM read_csv('${requests}', header = true,
    types = {'started_at': 'TIMESTAMP', 'output_kilotokens': 'DECIMAL(18, 3)'})`);
await connection.run(`ALTER TABLE usage.requests ALTER started_at TYPE ${type} USING ${
    type === 'TIMESTAMPTZ' ? "timezone('UTC', started_at)" : `CAST(started_at AS ${type})`}`);
await connection.run(`COPY (${readFileSync(query, 'utf8').trim().replace(/;$/, '')}) TO '${result}' (FORMAT csv, HEADER)`);
