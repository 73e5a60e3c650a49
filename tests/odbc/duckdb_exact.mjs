// node duckdb_exact.mjs FOLDER: DuckDB's answer, as CSV, to the query it is given over the tables of exact.sh there.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.argv[2];
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('CREATE TABLE numbers(d DATE, m TEXT, q DECIMAL(18, 9))');
await connection.run(`COPY numbers FROM '${folder}/numbers.csv' (FORMAT csv, HEADER false)`);
await connection.run('CREATE TABLE texts(d DATE, m TEXT, w TEXT, v TEXT, t TEXT, c TEXT, k TEXT, q DECIMAL(18, 3))');
await connection.run(`COPY texts FROM '${folder}/texts.csv' (FORMAT csv, HEADER)`);
await connection.run(`COPY (${readFileSync(0, 'utf8').trim().replace(/;$/, '')}) TO '${folder}/exact.csv' (FORMAT csv, HEADER)`);
process.stdout.write(readFileSync(`${folder}/exact.csv`, 'utf8'));
